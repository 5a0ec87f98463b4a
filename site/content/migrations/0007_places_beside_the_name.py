from django.db import migrations, models


def name_the_neighbourhoods(apps, schema_editor):
    """What stood in a template until now: the parts of the town, in their order."""
    neighbourhoods = apps.get_model("content", "Neighbourhood").objects.order_by("sort_order", "name")
    names = "\n".join(neighbourhoods.values_list("name", flat=True))
    apps.get_model("content", "SiteSettings").objects.update(places=names)


class Migration(migrations.Migration):
    dependencies = [("content", "0006_joined_search_texts")]
    operations = [
        migrations.AddField(
            model_name="sitesettings",
            name="places",
            field=models.TextField(
                blank=True,
                default="",
                help_text="Stehen auf jeder Seite oben links. Eine Zeile für jeden.",
                verbose_name="Stadtteile neben dem Namen",
            ),
            preserve_default=False,
        ),
        migrations.RunPython(name_the_neighbourhoods, migrations.RunPython.noop),
    ]
