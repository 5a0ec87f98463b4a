"""Takes "(Beispiel)" out of the names of networks: a badge says it beside them."""

from django.db import migrations

from content.listing.examples import without_marks


def take_out(apps, schema_editor):
    versions = apps.get_model("wagtailcore", "Revision")
    without_marks(apps.get_model("networks", "Network"), versions, ["name", "contact_name"])


class Migration(migrations.Migration):
    dependencies = [
        ("networks", "0001_networks_and_their_page"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [migrations.RunPython(take_out, migrations.RunPython.noop)]
