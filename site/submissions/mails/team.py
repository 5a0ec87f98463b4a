"""What the team hears by mail: at once, or once a day in one mail."""

from contextlib import contextmanager
from contextvars import ContextVar

from django.conf import settings
from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.mail import GroupApprovalTaskStateSubmissionEmailNotifier
from wagtail.users.models import UserProfile

from submissions.mails import send
from submissions.models import Message, Submission
from submissions.models.review_task import ReviewTask
from submissions.models.settings import NoticeSettings
from submissions.registry import kinds

# How many drafts a mail lists by name.
MOST_NAMED = 20
_gathered = ContextVar("drafts that one mail will name", default=None)


@contextmanager
def one_mail():
    """Tell the team in one mail of all drafts that come before it inside, however many there are."""
    drafts = []
    before = _gathered.set(drafts)
    try:
        yield
    finally:
        _gathered.reset(before)
    if drafts and not NoticeSettings.load().is_daily:
        desk = f"{settings.BASE_URL}{reverse('einreichungen:entscheiden')}"
        write_to_team("drafts", drafts=drafts[:MOST_NAMED], number=len(drafts), url=desk)


class ModeratorNotifier(GroupApprovalTaskStateSubmissionEmailNotifier):
    """Wagtail's mail about something new to decide on; silent where the team wants one mail a day."""

    def get_recipient_users(self, task_state, **kwargs):
        if (drafts := _gathered.get()) is not None:
            drafts.append(task_state.workflow_state.content_object)
            return set()
        if NoticeSettings.load().is_daily:
            return set()
        return set(super().get_recipient_users(task_state, **kwargs))

    def send_emails(self, template_set, context, recipients, **kwargs):
        """Write as all our mails are written; who answers reaches the person who sent it in."""
        entry = context["object"]
        sender = Submission.objects.about(entry).before_team().first()
        for member in sorted(recipients, key=lambda user: user.pk):
            write_to_member(
                "review",
                member,
                reply_to=sender.contact_email if sender else "",
                kind=context["model_name"],
                title=entry.get_latest_revision_as_object(),
                url=address_of(sender) if sender else _desk_of(entry),
                account_url=f"{settings.BASE_URL}{reverse('wagtailadmin_account')}",
            )
        return True


def _desk_of(draft):
    """Return where a draft that nobody sent in is decided on."""
    kind = kinds.of(draft)
    if kind is None or not kind.is_published:
        return address_of(draft)
    return f"{settings.BASE_URL}{reverse('einreichungen:draft', args=[kind.key, draft.pk])}"


def team():
    """Return the users who decide and want mail about it: Wagtail's own switch in each account counts."""
    members = get_user_model().objects.filter(
        groups__in=ReviewTask.objects.filter(active=True).values("groups"), is_active=True
    )
    members = members.exclude(email="").distinct().order_by("pk")
    return [user for user in members if UserProfile.get_for_user(user).submitted_notifications]


def tell(submission, text, is_urgent=False, about=None):
    """Tell the team what a submitter did to something that lies before it.

    The one mail of the day names only what waits: what is `is_urgent` is told at once in any case.
    `about` is another submission to which the mail leads.
    """
    if NoticeSettings.load().is_daily and not is_urgent:
        return
    write_to_team(
        "news",
        {send.REFERENCE_HEADER: submission.reference},
        reply_to=submission.contact_email,
        submission=submission,
        text=text,
        url=address_of(about or submission),
    )


def tell_of_removal(entry, kind_in_words):
    """Tell the team that something left the site together with all that was known of its sender."""
    write_to_team("removed", title=str(entry), kind=kind_in_words, url=address_of(entry))


def tell_of_message(message):
    """Tell the team of a message that came in."""
    if not NoticeSettings.load().is_daily:
        write_to_team("message", message=message, url=address_of(message))


def remind_of_message(message):
    """Tell the team that a message must be answered soon."""
    write_to_team("reminder", message=message, url=address_of(message))


def address_of(row):
    """Return where an editor finds a submission, message or entry in the admin."""
    return f"{settings.BASE_URL}{AdminURLFinder().get_edit_url(row) or '/admin/'}"


def tell_colleague(row, subject, colleague, user):
    """Tell somebody of the team that they were made responsible for something; None is nobody."""
    if colleague is None or colleague == user or not colleague.email:
        return
    is_known = isinstance(row, Submission | Message)
    url = address_of(row) if is_known else _desk_of(row)
    write_to_member("assigned", colleague, url=url, subject=subject, by=user)


def tell_successor(leaver, successor, number, user):
    """Tell somebody of the team that all that another one was responsible for is theirs now."""
    if successor == user or not successor.email:
        return
    url = f"{settings.BASE_URL}{reverse('einreichungen:entscheiden')}?cared_for=meine"
    write_to_member("handed_over", successor, url=url, leaver=leaver, number=number)


def write_to_team(template, headers=None, **context):
    members = team()
    for member in members:
        write_to_member(template, member, headers, **context)
    return len(members)


def write_to_member(template, member, headers=None, *, url="", **context):
    """Write to one of the team; `url` is where the mail's button leads."""
    with translation.override(settings.LANGUAGE_CODE):
        send.send(
            f"submissions/letters/team/{template}.txt",
            member.email,
            headers,
            button=(url, _("Ansehen und entscheiden")) if url else None,
            member=member,
            url=url,
            **context,
        )
