from django.db import migrations, models


def note_what_was_sent(apps, schema_editor):
    """Take what waits already as asked: which of these mails a limit held back was stored nowhere."""
    waiting = apps.get_model("submissions", "Submission").objects.filter(state="unconfirmed")
    waiting.update(confirmation_asked_at=models.F("created_at"))


class Migration(migrations.Migration):

    dependencies = [
        ('submissions', '0012_rights_granted_once'),
    ]

    operations = [
        migrations.AddField(
            model_name='submission',
            name='confirmation_asked_at',
            field=models.DateTimeField(blank=True, help_text='Leer, wenn an diese Adresse schon zu viele E-Mails gegangen waren.', null=True, verbose_name='Um Bestätigung gebeten'),
        ),
        migrations.RunPython(note_what_was_sent, migrations.RunPython.noop),
    ]
