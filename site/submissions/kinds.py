"""What may be sent in. Each section registers its kinds when Django starts."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class SubmissionKind:
    """One thing outsiders may propose: the model of its draft and the form that asks for it."""

    key: str
    label: Any
    model: type
    form_class: type
    subject: Callable[[Any], str]


_kinds: dict[str, SubmissionKind] = {}


def register(kind: SubmissionKind) -> None:
    _kinds[kind.key] = kind


def get(key: str) -> SubmissionKind:
    return _kinds[key]


def every() -> list[SubmissionKind]:
    return list(_kinds.values())


def choices() -> list[tuple[str, Any]]:
    return [(kind.key, kind.label) for kind in every()]
