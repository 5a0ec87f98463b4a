from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("events", "0016_who_came_is_evidence")]

    operations = [migrations.RemoveField(model_name="occurrence", name="attended_count")]
