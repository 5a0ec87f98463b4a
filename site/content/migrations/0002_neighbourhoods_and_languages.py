from django.db import migrations

NEIGHBOURHOODS = [
    {"slug": "schalke", "name": "Schalke", "colour": "blue", "postcode": "45881", "sort_order": 1},
    {"slug": "hassel", "name": "Hassel", "colour": "green", "postcode": "45896", "sort_order": 2},
]
LANGUAGES = [
    ("de", "Deutsch", "Deutsch"),
    ("en", "Englisch", "English"),
    ("tr", "Türkisch", "Türkçe"),
    ("ar", "Arabisch", "العربية"),
    ("pl", "Polnisch", "Polski"),
    ("ru", "Russisch", "Русский"),
    ("uk", "Ukrainisch", "Українська"),
    ("ro", "Rumänisch", "Română"),
    ("bg", "Bulgarisch", "Български"),
    ("ku", "Kurdisch", "Kurdî"),
    ("fa", "Persisch", "فارسی"),
    ("fr", "Französisch", "Français"),
    ("es", "Spanisch", "Español"),
    ("it", "Italienisch", "Italiano"),
]


def add(apps, schema_editor):
    neighbourhood = apps.get_model("content", "Neighbourhood")
    for row in NEIGHBOURHOODS:
        neighbourhood.objects.get_or_create(slug=row["slug"], defaults=row)
    language = apps.get_model("content", "Language")
    for code, name, native_name in LANGUAGES:
        language.objects.get_or_create(
            code=code, defaults={"name": name, "native_name": native_name}
        )


class Migration(migrations.Migration):
    dependencies = [("content", "0001_shared_ground")]
    operations = [migrations.RunPython(add, migrations.RunPython.noop)]
