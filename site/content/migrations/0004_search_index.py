from django.db import migrations, models

# The FTS5 table holds no texts of its own; the triggers keep it equal to the rows, in the transaction
# that writes them. Its texts are in search form already, so letters are compared as they are.
SQLITE = [
    """CREATE VIRTUAL TABLE content_searchtext USING fts5(
        name, keywords, text,
        content='content_searchentry', content_rowid='id',
        tokenize='trigram case_sensitive 1')""",
    """CREATE TRIGGER content_searchtext_added AFTER INSERT ON content_searchentry BEGIN
        INSERT INTO content_searchtext(rowid, name, keywords, text)
        VALUES (new.id, new.name, new.keywords, new.text); END""",
    """CREATE TRIGGER content_searchtext_removed AFTER DELETE ON content_searchentry BEGIN
        INSERT INTO content_searchtext(content_searchtext, rowid, name, keywords, text)
        VALUES ('delete', old.id, old.name, old.keywords, old.text); END""",
    """CREATE TRIGGER content_searchtext_changed AFTER UPDATE ON content_searchentry BEGIN
        INSERT INTO content_searchtext(content_searchtext, rowid, name, keywords, text)
        VALUES ('delete', old.id, old.name, old.keywords, old.text);
        INSERT INTO content_searchtext(rowid, name, keywords, text)
        VALUES (new.id, new.name, new.keywords, new.text); END""",
]
SQLITE_BACK = ["DROP TABLE content_searchtext"]  # the triggers go with the table of rows

POSTGRESQL = ["CREATE EXTENSION IF NOT EXISTS pg_trgm"] + [
    f"CREATE INDEX content_searchentry_{column}_trgm ON content_searchentry "
    f"USING gin ({column} gin_trgm_ops)"
    for column in ("name", "keywords", "text")
]

STATEMENTS = {"sqlite": (SQLITE, SQLITE_BACK), "postgresql": (POSTGRESQL, [])}


def run(direction):
    def execute(apps, schema_editor):
        for statement in STATEMENTS.get(schema_editor.connection.vendor, ([], []))[direction]:
            schema_editor.execute(statement)

    return execute


class Migration(migrations.Migration):
    dependencies = [("content", "0003_content_version")]

    operations = [
        migrations.AlterField(
            model_name="searchspelling",
            name="word",
            field=models.CharField(db_index=True, max_length=24),
        ),
        migrations.RunPython(run(0), run(1)),
    ]
