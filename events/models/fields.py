"""The column of a repetition's text."""

from django.core.exceptions import ValidationError
from recurrence.fields import RecurrenceField


class RepetitionTextField(RecurrenceField):
    """The library's field, except that a stored text which is no rule is loaded as it stands.

    The library raises while a row is loaded, so that one broken rule took every list with it.
    """

    def to_python(self, value):
        try:
            return super().to_python(value)
        except (ValidationError, ValueError, TypeError, AttributeError, LookupError):
            return value

    def deconstruct(self):
        name, _path, args, kwargs = super().deconstruct()
        return (
            name,
            "recurrence.fields.RecurrenceField",
            args,
            kwargs,
        )  # the column is the library's
