"""What the team hears by mail: at once, or once a day in one letter."""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.utils import translation
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.mail import GroupApprovalTaskStateSubmissionEmailNotifier
from wagtail.users.models import UserProfile

from content.models import SiteSettings
from submissions.desk import queue as desk
from submissions.mails import send as letters
from submissions.models import Message
from submissions.models.review_task import ReviewTask
from submissions.models.settings import NoticeSettings


class ModeratorNotifier(GroupApprovalTaskStateSubmissionEmailNotifier):
    """Wagtail's mail about something new to decide on; silent where the team wants one mail a day."""

    def get_recipient_users(self, task_state, **kwargs):
        if NoticeSettings.load().is_daily:
            return set()
        return set(super().get_recipient_users(task_state, **kwargs))

    def get_context(self, task_state, **kwargs):
        context = super().get_context(task_state, **kwargs)
        return context | {"site_settings": SiteSettings.load()}


def team():
    """Return who decides and wants mail about it: Wagtail's own switch in each account counts."""
    members = get_user_model().objects.filter(
        groups__in=ReviewTask.objects.filter(active=True).values("groups"), is_active=True
    )
    members = members.exclude(email="").distinct().order_by("pk")
    return [one for one in members if UserProfile.get_for_user(one).submitted_notifications]


def tell(submission, text):
    """Tell the team what a submitter did to something that lies before it."""
    if NoticeSettings.load().is_daily:
        return
    _write_to_team(
        "team_news",
        {letters.REFERENCE_HEADER: submission.reference},
        submission=submission,
        text=text,
        url=address_of(submission),
    )


def send_digest(now):
    """Write the one letter of the day: all that waits, the most urgent first. Returns how many read it.

    Nothing is sent where nothing waits, nor twice a day.
    """
    settings_row = NoticeSettings.load()
    if not settings_row.is_daily or _is_same_day(settings_row.digest_sent_at, now):
        return 0
    rows = [row_of(one, now) for one in desk.waiting(now)]
    messages = list(Message.objects.open())
    if not rows and not messages:
        return 0
    settings_row.digest_sent_at = now
    settings_row.save()
    return _write_to_team("team_digest", rows=rows, messages=messages, base=settings.BASE_URL)


def row_of(submission, now):
    """Return what the digest prints of one submission."""
    return {
        "submission": submission,
        "begins": desk.begins_in_words(submission.begins_at, now),
        "age": desk.age_in_words(submission.since, now),
        "url": address_of(submission),
    }


def address_of(submission):
    """Return where an editor finds a submission in the admin."""
    return f"{settings.BASE_URL}{AdminURLFinder().get_edit_url(submission) or '/admin/'}"


def _write_to_team(template, headers=None, **context):
    members = team()
    for member in members:
        with translation.override(settings.LANGUAGE_CODE):
            letters.send(
                f"submissions/letters/{template}.txt",
                member.email,
                headers,
                member=member,
                **context,
            )
    return len(members)


def _is_same_day(moment, now):
    return moment is not None and moment.date() == now.date()
