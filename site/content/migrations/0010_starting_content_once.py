from django.db import migrations, models

# What a start loaded until now whenever its table was empty.
PARTS = (
    "home.settings",
    "home.partners",
    "home.pages",
    "directory.word_groups",
    "directory.businesses",
    "directory.premises",
    "events.events",
    "teams.teams",
)


def note_what_was_loaded(apps, schema_editor):
    """A site that has pages of its own was given all of this before, whatever is left of it."""
    pages = apps.get_model("wagtailcore", "Page").objects
    if pages.exclude(content_type__model="page").exists():
        parts = apps.get_model("content", "LoadedContent").objects
        for part in PARTS:
            parts.get_or_create(part=part)


class Migration(migrations.Migration):
    dependencies = [("content", "0009_find_renditions_by_file"), ("wagtailcore", "0098_apitoken")]
    operations = [
        migrations.CreateModel(
            name="LoadedContent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("part", models.CharField(max_length=60, unique=True)),
                ("loaded_at", models.DateTimeField(auto_now_add=True)),
            ],
        ),
        migrations.RunPython(note_what_was_loaded, migrations.RunPython.noop),
    ]
