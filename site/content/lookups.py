"""A lookup for long lists of ids."""

from django.db.models import Lookup
from django.db.models.fields import Field


@Field.register_lookup
class Among(Lookup):
    """`pk__among=[ids]`: like `in`, with all ids in one parameter, so that thousands cost little."""

    lookup_name = "among"
    prepare_rhs = False

    def as_sql(self, compiler, connection):
        column, params = self.process_lhs(compiler, connection)
        ids = f"[{','.join(str(int(pk)) for pk in self.rhs)}]"
        # Only the column is put together here; the ids are integers.
        return f"{column} IN (SELECT value FROM json_each(%s))", [*params, ids]  # noqa: S608

    def as_postgresql(self, compiler, connection):
        column, params = self.process_lhs(compiler, connection)
        return f"{column} = ANY(%s)", [*params, [int(pk) for pk in self.rhs]]
