"""The yearly question to businesses: nights that pass, and the links of the mail."""

import datetime as dt

from django.utils import timezone

from directory.freshness.nightly import care
from directory.models import Business, FreshnessCheck
from submissions.models import Submission

from .directory import make_business
from .submissions import filed_business

DAY = dt.timedelta(days=1)
# Ahead of today, because what a test decides on the way is decided today.
START = dt.datetime.combine(timezone.localdate() + 183 * DAY, dt.time(3), dt.UTC)
A_YEAR_BEFORE = START.date() - 365 * DAY  # that is not yet too long ago
LONG_AGO = START.date() - 500 * DAY


def published(checked_on=A_YEAR_BEFORE - DAY, **kw):
    business = make_business(checked_on=checked_on, **kw, live=False)
    business.save_revision().publish()
    return Business.objects.get(pk=business.pk)


def night(day):
    """Run the night so many days after the first one; return only what was done."""
    counts = care(START + day * DAY)
    return {step: n for step, n in counts.items() if n}


def nights(*days):
    return [night(day) for day in days]


def link(action):
    return FreshnessCheck.objects.get().url(action).partition("://")[2].partition("/")[2]


def press(client, action):
    return client.post(f"/{link(action)}")


def fresh(business):
    return Business.objects.get(pk=business.pk)


def accepted(email, **fields):
    submission = filed_business(**fields, contact_email=email)
    submission.draft.get_latest_revision().publish()
    return Submission.objects.get(pk=submission.pk)


def open_check():
    return FreshnessCheck.objects.open().get()
