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
class Dates:
    """How the sender of something with dates cancels or moves one of them.

    `form_class(data, entry=…, now=…)` asks for it; a valid form has `as_change()`, which can be stored
    as JSON, and `is_cancellation`. `apply(version, change)` writes a change into a version of the
    entry, `publish_cancellation(entry, change)` publishes it at once, and `in_words(version)` says
    what differs at the dates of a version.
    """

    form_class: type
    apply: Callable[[Any, dict], Any]
    publish_cancellation: Callable[[Any, dict], Any]
    in_words: Callable[[Any], str]


@dataclass(frozen=True)
class SubmissionKind:
    """One thing outsiders may propose: the model of its draft and the form that asks for it.

    `begins` tells when it takes place next, for what waits in the queue; `is_same` whether an entry
    of a similar name is the thing that form values describe. Both may be left out.
    `is_from_anybody` is False for what only people who are signed in write: there is no open form of it.
    `is_published` is False for what stays between the sender and the team: accepting it shows
    nothing to anybody. `goes_with_sender` is True for what tells of its sender: it is deleted with the
    submission, also where it is published. `how_to_return` tells its sender what brings it back onto the
    site.
    `over_since` tells when the published thing was over; from then on contact data need not be
    kept. `mails` names the kind's own mail for an outcome. `refresh` makes anew what is stored
    beside a published thing. `draft_from` takes a reference to a draft's id and returns the
    expression that names from where a draft without a submission came. `dates` says how its sender
    changes one of its dates. `evidence_scope` tells where a draft of it belongs in the evidence.
    `coming(entry, now)` returns the next dates of a published entry as [(when, title)], or those of the
    whole programme for None; a printed receipt shows them. `remarks(draft, now)` says what the team
    should look at before it accepts a draft.
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
    is_from_anybody: bool = True
    is_published: bool = True
    goes_with_sender: bool = False
    how_to_return: Any = ""
    over_since: Callable[[Any, datetime], datetime | None] | None = None
    mails: dict[str, str] = field(default_factory=dict)
    refresh: Callable[[Any], Any] | None = None
    draft_from: Callable[[Any], Any] | None = None
    dates: Dates | None = None
    evidence_scope: Callable[[Any], Any] | None = None
    coming: Callable[[Any, datetime], list[tuple[str, str]]] | None = None
    remarks: Callable[[Any, datetime], list[str]] | None = None

    @property
    def title(self):
        """Return what stands above the form."""
        return self.heading or _("{what} eintragen").format(what=self.label)


def get(key: str) -> SubmissionKind:
    return {kind.key: kind for kind in every()}[key]


def of(entry: Any) -> SubmissionKind | None:
    """Return the kind whose drafts are such rows; None where outsiders send in none."""
    return next((kind for kind in every() if kind.model is type(entry)), None)


def is_known(key: str) -> bool:
    """Tell whether there is such a kind; what was sent in earlier may be of one that is gone."""
    return any(kind.key == key for kind in every())


def every() -> list[SubmissionKind]:
    return sections.all_of("submission_kinds")


def coming_dates(kind: SubmissionKind, entry: Any, now: datetime) -> list[tuple[str, str]]:
    """Return the next dates of a published entry, or those of the programme where it has none."""
    own = kind.coming(entry, now) if kind.coming and entry is not None else []
    if own:
        return own
    return [date for other in every() if other.coming for date in other.coming(None, now)]


def choices() -> list[tuple[str, Any]]:
    return [(kind.key, kind.label) for kind in every()]


def models() -> set[type]:
    """Return the models of all drafts that outsiders may have sent in."""
    return {kind.model for kind in every()}
