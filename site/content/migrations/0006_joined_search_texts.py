from django.db import migrations

# A question asks all texts, or all but the long one. With an index over each column PostgreSQL scanned
# four of them and compared each hit four times; over the joined texts a search takes a fifth less.
# The model need not know these columns: PostgreSQL fills them, and only a condition names them.
COLUMNS = ("name", "keywords", "offers", "text")
JOINED = {"all_texts": COLUMNS, "main_texts": COLUMNS[:-1]}


def index(column):
    return (
        f"CREATE INDEX content_searchentry_{column}_trgm ON content_searchentry "
        f"USING gin ({column} gin_trgm_ops)"
    )


def drop_index(column):
    return f"DROP INDEX content_searchentry_{column}_trgm"


def join(name, columns):
    return (
        f"ALTER TABLE content_searchentry ADD COLUMN {name} text "
        f"GENERATED ALWAYS AS ({' || '.join(columns)}) STORED"
    )


def ask_the_index(column):
    """Keep no statistics: planning with them takes longer than most searches, and for a common word
    chooses to read everything, which takes twice as long as the index."""
    return f"ALTER TABLE content_searchentry ALTER COLUMN {column} SET STATISTICS 0"


FORTH = [
    *map(drop_index, COLUMNS),
    *(join(name, columns) for name, columns in JOINED.items()),
    *map(ask_the_index, JOINED),
    *map(index, JOINED),
]
BACK = [
    *(f"ALTER TABLE content_searchentry DROP COLUMN {name}" for name in JOINED),
    *map(index, COLUMNS),
]


def run(statements):
    def execute(apps, schema_editor):
        if schema_editor.connection.vendor == "postgresql":
            for statement in statements:
                schema_editor.execute(statement)

    return execute


class Migration(migrations.Migration):
    dependencies = [("content", "0005_word_groups_and_offers")]

    operations = [migrations.RunPython(run(FORTH), run(BACK))]
