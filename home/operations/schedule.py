"""What was scheduled takes place: versions go live, pages and entries expire, each in its turn.

Wagtail's `publish_scheduled` lets everything expire first and publishes then, and stops at the first
row that fails. After a pause of the worker a page would expire although a newer version was to go
live before that. So the same calls are made here one by one, by their moments.
"""

import datetime as dt
import logging
from dataclasses import dataclass

from django.apps import apps
from django.db import models, transaction
from wagtail.models import DraftStateMixin, Page, Revision

logger = logging.getLogger(__name__)

GO_LIVE, EXPIRE = "go-live", "expire"
LOOK_EVERY = dt.timedelta(seconds=20)
TRY_AGAIN_AFTER = dt.timedelta(minutes=10)


@dataclass(frozen=True, order=True)
class Due:
    """One change that is due; `model` is the label of what expires, "" for a version to go live."""

    moment: dt.datetime
    action: str
    model: str
    pk: int


class Schedule:
    """Looks every 20 seconds; what fails is tried again after ten minutes and holds up nothing."""

    def __init__(self):
        self.looked_at = None
        self.failed = {}

    def follow(self, now):
        """Do what is due, if the last look is long enough ago. Returns how much took place."""
        if self.looked_at is not None and now - self.looked_at < LOOK_EVERY:
            return 0
        self.looked_at = now
        self.failed = {d: at for d, at in self.failed.items() if now - at < TRY_AGAIN_AFTER}
        done, failed = run_due(now, self.failed)
        self.failed |= dict.fromkeys(failed, now)
        return len(done)


def run_due(now, postponed=()):
    """Do what is due by `now`, the earliest first; returns what took place and what failed.

    One change may bring or spare the next: a version may go live and expire in the same night.
    """
    done, failed = [], []
    while coming := [d for d in due(now) if d not in {*postponed, *done, *failed}]:
        following = coming[0]
        try:
            perform(following, now)
        except Exception:  # one broken row must not hold up the others
            logger.exception("%s of %s %s", following.action, following.model, following.pk)
            failed.append(following)
        else:
            done.append(following)
    return done, failed


def due(now):
    """Return what is due by `now` in its order, in one query over indexed columns."""
    versions = Revision.objects.filter(approved_go_live_at__lte=now)
    parts = [_rows(versions, "approved_go_live_at", GO_LIVE, "")]
    parts += [
        _rows(_expiring(model, now), "expire_at", EXPIRE, model._meta.label)
        for model in scheduled_models()
    ]
    return sorted(Due(*row) for row in parts[0].union(*parts[1:], all=True))


def scheduled_models():
    """Return the models that have a schedule; all kinds of pages share one table."""
    found = [model for model in apps.get_models() if issubclass(model, DraftStateMixin)]
    return [Page, *(model for model in found if not issubclass(model, Page))]


def perform(change, now):
    """Let one change take place, unless another machine did it or an editor changed the schedule."""
    with transaction.atomic():
        if change.action == GO_LIVE:
            versions = Revision.objects.select_for_update(of=("self",))
            if version := versions.filter(pk=change.pk, approved_go_live_at__lte=now).first():
                version.publish(log_action="wagtail.publish.scheduled")
        else:
            model = next(m for m in scheduled_models() if m._meta.label == change.model)
            entries = _expiring(model, now).select_for_update(of=("self",))
            if entry := entries.filter(pk=change.pk).first():
                entry.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")


def _expiring(model, now):
    return model._default_manager.filter(live=True, expire_at__lte=now)


def _rows(rows, moment, action, label):
    """Return rows as (moment, action, label, pk), the fields of `Due`."""
    text = models.CharField()
    return rows.order_by().values_list(
        moment, models.Value(action, text), models.Value(label, text), "pk"
    )
