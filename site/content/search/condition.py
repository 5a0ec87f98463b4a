"""Which entries of the search index hold what is wanted, as one SQL condition for each database.

Written out by hand, as the rank is: as Django's Q objects the same takes longer to put together than
to run.
"""

from django.db.models import BooleanField, Expression

from content.search.words import AnyOf, InMain

COLUMNS = ("name", "keywords", "offers", "text")
# All but the long one.
MAIN_COLUMNS = COLUMNS[:-1]
# PostgreSQL's columns of these texts joined (migration `joined_search_texts`). Each text has a space at
# both ends, so that no piece is found across the end of one and the beginning of the next.
JOINED = {COLUMNS: "all_texts", MAIN_COLUMNS: "main_texts"}
_COLUMN_FILTER = f"{{{' '.join(MAIN_COLUMNS)}}} : "


class Containing(Expression):
    """Whether a piece of text in search form, an InMain, AnyOf or AllOf is found in the columns.

    Pieces hold only letters, digits and spaces, so nothing in them means anything to the database.
    """

    conditional = True
    output_field = BooleanField()

    def __init__(self, wanted, columns):
        super().__init__()
        self.wanted, self.columns = wanted, columns

    def as_sql(self, compiler, connection):
        rows = "SELECT rowid FROM content_searchtext WHERE content_searchtext MATCH %s"
        # Naming all columns would be the same question, and take a third longer.
        where = "" if self.columns == COLUMNS else _COLUMN_FILTER
        return f"content_searchentry.id IN ({rows})", [where + _as_fts5(self.wanted, self.columns)]

    def as_postgresql(self, compiler, connection):
        params = []

        def condition(wanted):
            if isinstance(wanted, str | InMain):
                is_main = isinstance(wanted, InMain)
                params.append(f"%{wanted.part if is_main else wanted}%")
                columns = MAIN_COLUMNS if is_main else self.columns
                return f"content_searchentry.{JOINED[columns]} LIKE %s"
            return f"({_joint(wanted).join(map(condition, wanted.parts))})"

        return condition(self.wanted), params


def is_held(wanted, texts) -> bool:
    """Tell the same of one entry's texts by column, for what is in no index."""
    if isinstance(wanted, InMain):
        return any(wanted.part in texts[column] for column in MAIN_COLUMNS)
    if isinstance(wanted, str):
        return any(wanted in text for text in texts.values())
    some_or_all = any if isinstance(wanted, AnyOf) else all
    return some_or_all(is_held(part, texts) for part in wanted.parts)


def _as_fts5(wanted, columns):
    """Return the question in FTS5's language."""
    if isinstance(wanted, InMain):
        where = _COLUMN_FILTER if columns == COLUMNS else ""
        return f'{where}"{wanted.part}"'
    if isinstance(wanted, str):
        return f'"{wanted}"'
    return f"({_joint(wanted).join(_as_fts5(part, columns) for part in wanted.parts)})"


def _joint(wanted):
    return " OR " if isinstance(wanted, AnyOf) else " AND "
