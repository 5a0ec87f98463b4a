"""A lookup for long lists of values."""

import json

from django.db.models import Lookup
from django.db.models.fields import Field


@Field.register_lookup
class Among(Lookup):
    """`pk__among=ids`: like `in`, with all values in one parameter, so that thousands cost little.

    The values are ids or texts as the column holds them.
    """

    lookup_name = "among"
    prepare_rhs = False

    def as_sql(self, compiler, connection):
        column, params = self.process_lhs(compiler, connection)
        # Only the column is put together here; the values are a parameter.
        clause = f"{column} IN (SELECT value FROM json_each(%s))"  # noqa: S608
        return clause, [*params, json.dumps(list(self.rhs))]

    def as_postgresql(self, compiler, connection):
        column, params = self.process_lhs(compiler, connection)
        return f"{column} = ANY(%s)", [*params, list(self.rhs)]
