"""The one mail of the day that tells the team what waits."""

from django.conf import settings

from submissions.desk import queue
from submissions.mails.team import write_to_team
from submissions.models.settings import NoticeSettings


def send_digest(now):
    """Send the one mail of the day: all that waits, most urgent first. Returns how many people get it.

    Nothing is sent when nothing waits, and never twice a day.
    """
    settings_row = NoticeSettings.load()
    if not settings_row.is_daily or _is_same_day(settings_row.digest_sent_at, now):
        return 0
    rows = [printed(row, now) for row in queue.waiting(now)]
    if not rows:
        return 0
    settings_row.digest_sent_at = now
    settings_row.save()
    return write_to_team("digest", rows=rows)


def printed(row, now):
    """Return what the digest prints of one row of the queue."""
    date, age = queue.date_in_words(row, now), queue.age_in_words(row.since, now)
    return {
        "kind": row.kind_in_words,
        "subject": row.subject,
        "reference": row.reference,
        "waits": f"{date}, {age}" if date else age,
        "url": f"{settings.BASE_URL}{row.url}",
    }


def _is_same_day(moment, now):
    return moment is not None and moment.date() == now.date()
