"""An index to find a rendition by: each picture's address asks for it."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("content", "0008_base_url_of_stored_texts"),
        ("wagtailimages", "0027_image_description"),
    ]

    operations = [
        migrations.RunSQL(
            "CREATE INDEX content_rendition_file ON wagtailimages_rendition (file)",
            "DROP INDEX content_rendition_file",
        )
    ]
