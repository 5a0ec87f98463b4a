"""The one mail of the day that tells the team what waits."""

from django.conf import settings

from submissions.desk import queue
from submissions.mails.team import address_of, write_to_team
from submissions.models import Message
from submissions.models.settings import NoticeSettings


def send_digest(now):
    """Send the one mail of the day: all that waits, most urgent first. Returns how many people get it.

    Nothing is sent when nothing waits, and never twice a day.
    """
    settings_row = NoticeSettings.load()
    if not settings_row.is_daily or _is_same_day(settings_row.digest_sent_at, now):
        return 0
    rows = [row_of(submission, now) for submission in queue.waiting(now)]
    messages = list(Message.objects.open())
    if not rows and not messages:
        return 0
    settings_row.digest_sent_at = now
    settings_row.save()
    return write_to_team("team_digest", rows=rows, messages=messages, base=settings.BASE_URL)


def row_of(submission, now):
    """Return what the digest prints of one submission."""
    begins = queue.begins_in_words(submission.begins_at, now)
    age = queue.age_in_words(submission.since, now)
    return {
        "submission": submission,
        "waits": f"{begins}, {age}" if begins else age,
        "url": address_of(submission),
    }


def _is_same_day(moment, now):
    return moment is not None and moment.date() == now.date()
