"""Take greeting and signature out of ready-made answers: the mail greets and signs by itself."""

from django.db import migrations

GREETING, SIGNATURE = "Guten Tag {name},", "{ich}"


def shorten(apps, schema_editor):
    for row in apps.get_model("submissions", "AnswerText").objects.all():
        text = row.text.replace("\r\n", "\n").strip()
        text = text.removeprefix(GREETING).removesuffix(SIGNATURE).strip()
        if text and text != row.text:
            row.text = text[:1].upper() + text[1:]
            row.save(update_fields=["text"])


class Migration(migrations.Migration):

    dependencies = [
        ('submissions', '0013_asked_to_confirm'),
    ]

    operations = [migrations.RunPython(shorten, migrations.RunPython.noop)]
