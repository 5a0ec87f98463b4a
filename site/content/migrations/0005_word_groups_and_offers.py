from django.db import migrations, models

# The full-text table is made anew with the column; its triggers fall with it.
DROP = [
    "DROP TRIGGER IF EXISTS content_searchtext_added",
    "DROP TRIGGER IF EXISTS content_searchtext_removed",
    "DROP TRIGGER IF EXISTS content_searchtext_changed",
    "DROP TABLE IF EXISTS content_searchtext",
]


def full_text(columns):
    """Return the statements that make the full-text table of these columns, and keep it in step."""
    names = ", ".join(columns)
    old = ", ".join(f"old.{column}" for column in columns)
    new = ", ".join(f"new.{column}" for column in columns)
    add = f"INSERT INTO content_searchtext(rowid, {names}) VALUES (new.id, {new});"
    remove = (
        f"INSERT INTO content_searchtext(content_searchtext, rowid, {names}) "
        f"VALUES ('delete', old.id, {old});"
    )
    trigger = "CREATE TRIGGER content_searchtext_{} AFTER {} ON content_searchentry BEGIN {} END"
    return [
        f"CREATE VIRTUAL TABLE content_searchtext USING fts5({names}, "
        "content='content_searchentry', content_rowid='id', "
        "tokenize='trigram case_sensitive 1')",
        trigger.format("added", "INSERT", add),
        trigger.format("removed", "DELETE", remove),
        trigger.format("changed", "UPDATE", remove + add),
        "INSERT INTO content_searchtext(content_searchtext) VALUES ('rebuild')",
    ]


FOUR = ("name", "keywords", "offers", "text")
THREE = ("name", "keywords", "text")
INDEX = (
    "CREATE INDEX content_searchentry_offers_trgm ON content_searchentry "
    "USING gin (offers gin_trgm_ops)"
)


def run(**statements):
    def execute(apps, schema_editor):
        for statement in statements.get(schema_editor.connection.vendor, ()):
            schema_editor.execute(statement)

    return execute


class Migration(migrations.Migration):
    dependencies = [("content", "0004_search_index")]

    operations = [
        migrations.RunPython(run(sqlite=DROP), run(sqlite=full_text(THREE))),
        migrations.AddField(
            model_name="searchentry",
            name="offers",
            field=models.TextField(blank=True, default=""),
        ),
        migrations.RunPython(run(sqlite=full_text(FOUR), postgresql=[INDEX]), run(sqlite=DROP)),
        migrations.CreateModel(
            name="WordGroup",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "words",
                    models.TextField(
                        help_text="Mit Komma getrennt, auch in anderen Sprachen: Friseur, Frisör, Haare, kuaför, حلاق. Wer eines davon sucht, findet auch, was zu den anderen gehört.",
                        max_length=500,
                        verbose_name="Wörter",
                    ),
                ),
                ("search_form", models.TextField(editable=False)),
            ],
            options={
                "verbose_name": "Wortgruppe der Suche",
                "verbose_name_plural": "Wortgruppen der Suche",
                "ordering": ["words"],
            },
        ),
    ]
