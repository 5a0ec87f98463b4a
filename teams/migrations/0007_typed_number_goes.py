from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("teams", "0006_typed_numbers_become_members")]

    operations = [migrations.RemoveField(model_name="successteam", name="member_count")]
