"""Takes "(Beispiel)" out of the names of teams: a badge says it beside them."""

from django.db import migrations

from content.listing.examples import without_marks


def take_out(apps, schema_editor):
    versions = apps.get_model("wagtailcore", "Revision")
    without_marks(apps.get_model("teams", "SuccessTeam"), versions, ["name", "facilitator"])


class Migration(migrations.Migration):
    dependencies = [
        ("teams", "0010_turns_at_the_table"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [migrations.RunPython(take_out, migrations.RunPython.noop)]
