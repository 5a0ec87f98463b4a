"""Takes "(Beispiel)" out of the names of places and organisers: a badge says it beside them."""

from django.db import migrations

from content.listing.examples import without_marks


def take_out(apps, schema_editor):
    versions = apps.get_model("wagtailcore", "Revision")
    without_marks(apps.get_model("events", "Event"), versions, ["place_name", "organiser_name"])


class Migration(migrations.Migration):
    dependencies = [
        ("events", "0022_what_to_look_at_in_imports"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [migrations.RunPython(take_out, migrations.RunPython.noop)]
