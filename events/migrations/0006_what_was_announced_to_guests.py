from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("events", "0005_words_for_any_town")]

    operations = [migrations.RenameField("registration", "told", "announced")]
