"""What the team hears by mail: at once, or once a day in one mail."""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.utils import translation
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.mail import GroupApprovalTaskStateSubmissionEmailNotifier
from wagtail.users.models import UserProfile

from content.models import SiteSettings
from submissions.mails import send
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
    """Return the users who decide and want mail about it: Wagtail's own switch in each account counts."""
    members = get_user_model().objects.filter(
        groups__in=ReviewTask.objects.filter(active=True).values("groups"), is_active=True
    )
    members = members.exclude(email="").distinct().order_by("pk")
    return [user for user in members if UserProfile.get_for_user(user).submitted_notifications]


def tell(submission, text):
    """Tell the team what a submitter did to something that lies before it."""
    if NoticeSettings.load().is_daily:
        return
    write_to_team(
        "team_news",
        {send.REFERENCE_HEADER: submission.reference},
        submission=submission,
        text=text,
        url=address_of(submission),
    )


def address_of(submission):
    """Return where an editor finds a submission in the admin."""
    return f"{settings.BASE_URL}{AdminURLFinder().get_edit_url(submission) or '/admin/'}"


def write_to_team(template, headers=None, **context):
    members = team()
    for member in members:
        with translation.override(settings.LANGUAGE_CODE):
            send.send(
                f"submissions/letters/{template}.txt",
                member.email,
                headers,
                member=member,
                **context,
            )
    return len(members)
