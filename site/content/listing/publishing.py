"""What follows when a snippet is published, and in which order.

Wagtail calls the receivers of `published` in the order in which apps are loaded. What has to come
before or after something else is a step here instead: each app registers its own with a phase.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from django.db import models
from django.utils import timezone
from wagtail.models import Revision


class Phase(IntEnum):
    """The order of the steps. Steps of one phase must not depend on one another."""

    COMPLETE = 10  # before publishing: what belongs to the newest version is written into it
    DERIVE = 20  # rows are made from what is public now, such as the dates of an event
    DECIDE = 30  # what people sent in about it is accepted, and they are told
    SHOW = 40  # old addresses lead to it, the search finds it


@dataclass(frozen=True)
class Step:
    """One thing to do with an instance of `model` and the revision that is published."""

    phase: Phase
    model: type
    run: Callable[[Any, Revision], Any]


_steps: list[Step] = []


def step(phase, model=models.Model):
    """Register the decorated function `(instance, revision)` as a step for instances of `model`."""

    def register(run):
        _steps.append(Step(phase, model, run))
        return run

    return register


def steps() -> list[Step]:
    """Return all steps in their order; within a phase by name, so that it is always the same."""
    return sorted(_steps, key=lambda s: (s.phase, s.run.__module__, s.run.__name__))


def complete(instance, revision):
    """Run the steps that come before publishing; going back to an older version completes nothing."""
    if revision.pk == instance.latest_revision_id:
        _run([Phase.COMPLETE], instance, revision)


def follow_up(instance, revision):
    """Run the steps that come after publishing; where it is only scheduled, nothing follows yet."""
    if not instance.live:
        return
    _run([Phase.DERIVE, Phase.DECIDE, Phase.SHOW], instance, revision)


def _run(phases, instance, revision):
    for known in steps():
        if known.phase in phases and isinstance(instance, known.model):
            known.run(instance, revision)


def rewrite(revision, version):
    """Store what a step of COMPLETE changed in the version that is about to go public.

    It stays the version that editors have read and approved, so no new one is made.
    """
    revision.content = version.serializable_data()
    Revision.objects.filter(pk=revision.pk).update(content=revision.content)


def is_awaited(instance):
    """Whether a decision about a version of it, or the moment of a scheduled one, is still to come."""
    return instance.current_workflow_state is not None or instance.approved_schedule


def stay_public(instance, revision):
    """Let what is public stay so while a version waits for its moment.

    Wagtail asks the waiting version which one is public. A version written before the first
    publication knows of none, and an entry that was stored without versions has none: both would
    take the entry off the site until then.
    """
    field = instance._meta.get_field("go_live_at")
    go_live_at = field.to_python(revision.content.get("go_live_at"))
    if go_live_at is None or go_live_at <= timezone.now():
        return
    entry = type(instance)._default_manager.get(pk=instance.pk)
    if not entry.live:
        return
    public_version = entry.live_revision_id or _store_public_version(entry, revision)
    if revision.content.get("live_revision") != public_version:
        revision.content["live_revision"] = public_version
        Revision.objects.filter(pk=revision.pk).update(content=revision.content)


def _store_public_version(entry, revision):
    """Store what is public as a version older than the waiting one, and return its id."""
    newest = entry.latest_revision_id
    kept = entry.save_revision(clean=False, changed=False)
    a_moment_before = revision.created_at - dt.timedelta(microseconds=1)
    Revision.objects.filter(pk=kept.pk).update(created_at=a_moment_before)
    type(entry)._default_manager.filter(pk=entry.pk).update(
        live_revision=kept, latest_revision=newest
    )
    return kept.pk
