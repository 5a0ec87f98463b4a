"""What may be sent in: the kinds that the sections bring."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from content import sections


@dataclass(frozen=True)
class Merging:
    """How two entries become one: the section's function, and what its editor may choose between.

    `choices` is [(key, label, field names)]: fields that only make sense together go together.
    """

    merge: Callable[..., Any]
    choices: list[tuple[str, Any, tuple[str, ...]]]


@dataclass(frozen=True)
class SubmissionKind:
    """One thing outsiders may propose: the model of its draft and the form that asks for it.

    `begins` tells when it takes place next, for what waits in the queue; `is_same` whether an entry
    of a similar name is the thing that form values describe. Both may be left out.
    `is_published` is False for what stays between the sender and the team: accepting it shows
    nothing to anybody. `how_to_return` tells its sender what brings it back onto the site.
    `over_since` tells when the published thing was over; from then on contact data need not be
    kept. `mails` names the kind's own mail for an outcome. `refresh` makes anew what is stored
    beside a published thing.
    """

    key: str
    label: Any
    model: type
    form_class: type
    subject: Callable[[Any], str]
    begins: Callable[[Any, datetime], datetime | None] | None = None
    is_same: Callable[[Any, dict], bool] | None = None
    merging: Merging | None = None
    heading: Any = ""
    introduction: Any = ""
    is_published: bool = True
    how_to_return: Any = ""
    over_since: Callable[[Any, datetime], datetime | None] | None = None
    mails: dict[str, str] = field(default_factory=dict)
    refresh: Callable[[Any], Any] | None = None

    @property
    def title(self):
        """Return what stands above the form."""
        return self.heading or _("{what} vorschlagen").format(what=self.label)


def get(key: str) -> SubmissionKind:
    return {kind.key: kind for kind in every()}[key]


def every() -> list[SubmissionKind]:
    return sections.all_of("submission_kinds")


def choices() -> list[tuple[str, Any]]:
    return [(kind.key, kind.label) for kind in every()]


def models() -> set[type]:
    """Return the models of all drafts that outsiders may have sent in."""
    return {kind.model for kind in every()}
