"""A first set of ready-made answers; editors change them as they like."""

from django.db import migrations

TEXTS = [
    ("approve", "Danke", "Vielen Dank für Ihre Einreichung. „{titel}“ ist jetzt öffentlich."),
    (
        "reject",
        "Ort oder Uhrzeit unklar",
        "Guten Tag {name},\n\nbei „{titel}“ ist uns nicht klar, wo oder wann genau es stattfindet. "
        "Bitte ergänzen Sie Ort und Uhrzeit.\n\n{ich}",
    ),
    (
        "reject",
        "Öffnungszeiten fehlen",
        "Guten Tag {name},\n\nwann hat „{titel}“ geöffnet? Bitte ergänzen Sie die "
        "Öffnungszeiten, danach veröffentlichen wir den Eintrag.\n\n{ich}",
    ),
    (
        "reject",
        "Gibt es schon",
        "Guten Tag {name},\n\nzu „{titel}“ gibt es schon einen Eintrag. Möchten Sie ihn ändern, "
        "oder ist das etwas anderes?\n\n{ich}",
    ),
    (
        "decline",
        "Nicht aus Schalke oder Hassel",
        "Guten Tag {name},\n\nwir veröffentlichen hier nur, was in Schalke oder Hassel ist oder "
        "stattfindet. Deshalb nehmen wir „{titel}“ nicht auf.\n\n{ich}",
    ),
    (
        "decline",
        "Reine Werbung",
        "Guten Tag {name},\n\n„{titel}“ ist Werbung für ein Angebot und keine Veranstaltung oder "
        "Auskunft für die Nachbarschaft. Deshalb veröffentlichen wir es nicht.\n\n{ich}",
    ),
    (
        "decline",
        "Der Termin ist vorbei",
        "Guten Tag {name},\n\nder Termin von „{titel}“ ist vorbei. Wir haben es leider nicht "
        "rechtzeitig geprüft. Beim nächsten Mal nehmen wir es gern auf.\n\n{ich}",
    ),
]


def add(apps, schema_editor):
    rows = apps.get_model("submissions", "AnswerText").objects
    for number, (outcome, title, text) in enumerate(TEXTS):
        rows.create(outcome=outcome, title=title, text=text, sort_order=number)


class Migration(migrations.Migration):

    dependencies = [
        ('submissions', '0003_the_desk'),
    ]

    operations = [migrations.RunPython(add, migrations.RunPython.noop)]
