"""How well an entry of the search index answers a question, or resembles it, as one SQL expression.

Written out by hand: as Django's Case and When the same takes longer to put together than to run.
"""

from itertools import chain

from django.db.models import Expression, IntegerField

from content.search.condition import COLUMNS
from content.search.words import SHORTEST_CORRECTED, SHORTEST_INSIDE


class Number(Expression):
    """A whole number that is written in the SQL of SQLite."""

    output_field = IntegerField()

    def get_db_converters(self, connection):
        """Convert nothing: the database returns whole numbers, and a look at each costs as much again."""
        return []

    def as_postgresql(self, compiler, connection):
        sql, params = self.as_sql(compiler, connection)
        return sql.replace("instr(", "strpos("), params


class Shared(Number):
    """How many of these pieces of words an entry has in its name or its keywords."""

    def __init__(self, pieces):
        super().__init__()
        self.pieces = pieces

    def as_sql(self, compiler, connection):
        texts = "content_searchentry.name || content_searchentry.keywords"
        is_there = f"CASE WHEN instr({texts}, %s) > 0 THEN 1 ELSE 0 END"
        return f"({' + '.join([is_there] * len(self.pieces))})", self.pieces


class Rank(Number):
    """The sum over all words of how well each is answered; 0 is best.

    `words` holds two lists for each word: it and what it is derived from, and other words for the same.
    `wishes` are words that may be missing: an entry that has one comes before its like.
    """

    def __init__(self, words, wishes=()):
        super().__init__()
        self.words, self.wishes = words, wishes

    def as_sql(self, compiler, connection):
        parts = [*map(self._of_word, self.words), *map(self._of_wish, self.wishes)]
        sql, params = zip(*parts, strict=True)
        return f"({' + '.join(sql)})", list(chain.from_iterable(params))

    def _of_wish(self, words):
        params = []
        found = [self._holds(column, _begun([*words[0], *words[1]]), params) for column in COLUMNS]
        return f"CASE WHEN {' OR '.join(found)} THEN 0 ELSE 1 END", params

    @staticmethod
    def _holds(column, pieces, params):
        params.extend(pieces)
        tests = (f"instr(content_searchentry.{column}, %s) > 0" for _ in pieces)
        return f"({' OR '.join(tests)})"

    def _of_word(self, words):
        own, others = words
        params = []

        def holds(column, pieces):
            return self._holds(column, pieces, params)

        every = [*own, *others]
        steps = [
            f"CASE WHEN {holds('name', _inside(own))} THEN CASE",
            f"WHEN {holds('name', _whole(own))} THEN 0",
            f"WHEN {holds('name', _begun(own))} THEN 1 ELSE 2 END",
        ]
        if others:
            # What is called by another word comes after what is called by this one.
            named = [w.strip() if len(w.strip()) >= SHORTEST_CORRECTED else w for w in others]
            steps.append(f"WHEN {holds('name', _whole(others))} THEN 3")
            steps.append(f"WHEN {holds('name', _begun(named))} THEN 4")
        steps += [
            f"WHEN {holds('keywords', _inside(every))} THEN CASE",
            # Of many in one trade, those come first that say the word themselves.
            f"WHEN {holds('offers', _begun(every))} OR {holds('text', _begun(every))} THEN 5",
            f"WHEN {holds('offers', _inside(own))} THEN 6",
            f"WHEN {holds('keywords', _whole(every))} THEN 7",
            f"WHEN {holds('keywords', _begun(every))} THEN 8 ELSE 9 END",
            f"WHEN {holds('offers', _inside(every))} THEN CASE",
            f"WHEN {holds('offers', _begun(every))} THEN 10 ELSE 11 END",
            # Where in the text it stands is not worth reading all texts.
            "ELSE 12 END",
        ]
        return " ".join(steps), params


def _whole(words):
    return [f" {word.strip()} " for word in words]


def _begun(words):
    return _needed([f" {word}" for word in words])


def _inside(words):
    """Short words turn up inside others by chance, long ones do not."""
    return _needed([w if len(w) >= SHORTEST_INSIDE and w == w.strip() else f" {w}" for w in words])


def _needed(pieces):
    """Return the pieces without those that hold another: a text that has them has that one too."""
    return [
        piece for piece in pieces if not any(other != piece and other in piece for other in pieces)
    ]
