"""Takes "(Beispiel)" out of the names of businesses and premises: a badge says it beside them."""

from django.db import migrations

from content.listing.examples import without_marks


def take_out(apps, schema_editor):
    versions = apps.get_model("wagtailcore", "Revision")
    without_marks(apps.get_model("directory", "Business"), versions, ["name"])
    without_marks(apps.get_model("directory", "Premises"), versions, ["title"])


class Migration(migrations.Migration):
    dependencies = [
        ("directory", "0015_what_of_a_table_was_read"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [migrations.RunPython(take_out, migrations.RunPython.noop)]
