"""What happens to a message: it comes in, is answered, closed, opened again, and reminded of."""

import datetime as dt
from urllib.parse import urlsplit

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, Site

from content.listing.snippet import ListedSnippet
from submissions.mails import send, team
from submissions.models import Message
from submissions.models.settings import NoticeSettings
from submissions.registry import kinds

Topic, State = Message.Topic, Message.State


@transaction.atomic
def receive(key, topic, now=None, **data):
    """Store a message once, however often its form is sent, and tell the team unless it is spam."""
    now = now or timezone.now()
    if topic == Topic.BARRIER:
        # By the clock on the wall: across a change of the clock the day would be another, near midnight.
        days = dt.timedelta(days=NoticeSettings.load().barrier_days)
        data["due_at"] = timezone.localtime(now) + days
    entry = entry_at(data.get("page", ""))
    data |= {"topic": topic, "about": str(entry)[:200] if entry else ""}
    message, is_new = Message.objects.get_or_create(idempotency_key=key, defaults=data)
    if is_new and not message.is_spam:
        team.tell_of_message(message)
    return message


def path_of(address):
    """Return the path of a web address on this site, "" for anything else that was typed."""
    if not address.startswith(("/", "http://", "https://")):
        return ""
    try:
        slugs = [slug for slug in urlsplit(address).path.split("/") if slug]
    except ValueError:
        return ""
    # Joined anew: a browser takes `//name/` for another host.
    return f"/{'/'.join(slugs)}/" if slugs else ""


def entry_at(address):
    """Return what is shown at an address of this site: an entry of a section, else a page, or None."""
    path = path_of(address)
    slugs = path.strip("/").split("/")
    for kind in kinds.every() if path else ():
        has_address = issubclass(kind.model, ListedSnippet)
        found = kind.model.objects.filter(slug__in=slugs) if has_address else ()
        for entry in found:
            if path.startswith(entry.get_absolute_url() or "//"):
                return entry
    return _page_at(path)


def _page_at(path):
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    if site is None or not path:
        return None
    url_path = site.root_page.url_path.rstrip("/") + path
    return Page.objects.live().filter(url_path=url_path).specific().first()


@transaction.atomic
def answer(message, text, user):
    """Send and store an answer; the message is done with."""
    message.answers.create(author=user, text=text)
    send.message_answered(message, text, editor=user)
    mark(message, State.DONE, user)


def mark(message, state, user):
    """Note that a message is done with, or open again."""
    is_done = state == State.DONE
    message.state = state
    message.done_at, message.done_by = (timezone.now(), user) if is_done else (None, None)
    message.save(update_fields=["state", "done_at", "done_by"])


@transaction.atomic
def assign(message, colleague, user):
    """Make somebody of the team responsible for a message, and tell them; None for nobody."""
    if colleague != message.assigned_to:
        team.tell_colleague(message, message.subject, colleague, user)
    message.assigned_to = colleague
    message.save(update_fields=["assigned_to"])


@transaction.atomic
def rescue(message):
    """Put what only looked like spam before the team; returns whether it counted as spam."""
    if not Message.objects.filter(pk=message.pk, is_spam=True).update(is_spam=False):
        return False
    message.refresh_from_db()
    team.tell_of_message(message)
    return True


@transaction.atomic
def remind(now):
    """Remind the team of what must be answered soon, once each; run nightly. Returns how many.

    Where the team wants one mail a day, that mail says it.
    """
    notices = NoticeSettings.load()
    soon = now + dt.timedelta(days=notices.barrier_reminder_days)
    due = [] if notices.is_daily else list(Message.objects.due_before(soon).select_for_update())
    for message in due:
        team.remind_of_message(message)
        message.reminded_at = now
        message.save(update_fields=["reminded_at"])
    return len(due)
