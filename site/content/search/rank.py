"""How well an entry of the search index answers a question, as one SQL expression.

Written out by hand: as Django's Case and When the same takes longer to put together than to run.
"""

from itertools import chain

from django.db.models import Expression, IntegerField

SHORTEST_INSIDE = 5


class Rank(Expression):
    """The sum over all words of how well each is answered; 0 is best.

    `words` holds a list for each word: itself and what stands for it.
    """

    output_field = IntegerField()

    def __init__(self, words):
        super().__init__()
        self.words = words

    def get_db_converters(self, connection):
        """Convert nothing: the database returns whole numbers, and a look at each costs as much again."""
        return []

    def as_sql(self, compiler, connection):
        sql, params = zip(*map(self._of_word, self.words), strict=True)
        return f"({' + '.join(sql)})", list(chain.from_iterable(params))

    def as_postgresql(self, compiler, connection):
        sql, params = self.as_sql(compiler, connection)
        return sql.replace("instr(", "strpos("), params

    def _of_word(self, words):
        params = []

        def holds(column, pieces):
            params.extend(pieces)
            tests = (f"instr(content_searchentry.{column}, %s) > 0" for _ in pieces)
            return f"({' OR '.join(tests)})"

        whole, begun = [f" {word} " for word in words], _needed([f" {word}" for word in words])
        # Short words turn up inside others by chance, long ones do not.
        inside = _needed([w if len(w) >= SHORTEST_INSIDE else f" {w}" for w in words])
        steps = [
            f"CASE WHEN {holds('name', inside)} THEN CASE",
            f"WHEN {holds('name', whole)} THEN 0",
            f"WHEN {holds('name', begun)} THEN 1 ELSE 2 END",
            f"WHEN {holds('keywords', inside)} THEN CASE",
            # Of many in one trade, those come first that say the word themselves.
            f"WHEN {holds('keywords', begun)}",
            f"AND ({holds('offers', begun)} OR {holds('text', begun)}) THEN 3",
            f"WHEN {holds('keywords', whole)} THEN 4",
            f"WHEN {holds('keywords', begun)} THEN 5 ELSE 6 END",
            f"WHEN {holds('offers', inside)} THEN CASE",
            f"WHEN {holds('offers', begun)} THEN 7 ELSE 8 END",
            # Where in the text it stands is not worth reading all texts.
            "ELSE 9 END",
        ]
        return " ".join(steps), params


def _needed(pieces):
    """Return the pieces without those that hold another: a text that has them has that one too."""
    return [
        piece for piece in pieces if not any(other != piece and other in piece for other in pieces)
    ]
