"""Removes the examples that a new site begins with: first says what goes and what stays, then does it."""

import logging
from collections import Counter
from dataclasses import dataclass, replace
from itertools import chain

from django.db import models, transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log, registry
from wagtail.models import Page, ReferenceIndex
from wagtail.snippets.models import get_snippet_models

from content import sections
from content.listing.examples import EXAMPLE_MARK
from content.models import SiteSettings
from content.sections import ExampleKind
from home.models import HomePage, ProgrammePage, TextPage
from home.starting_content.examples import stored_words
from home.starting_content.pages.home import ALL_EXAMPLES
from home.starting_content.pages.plain_language import (
    ALL_EXAMPLES as ALL_EXAMPLES_IN_PLAIN_LANGUAGE,
)
from submissions.models import Submission

logger = logging.getLogger(__name__)

# What the standing pages say as long as there is nothing but examples.
NOTICES = (ALL_EXAMPLES, ALL_EXAMPLES_IN_PLAIN_LANGUAGE)


@dataclass(frozen=True)
class Example:
    """One example, and in German why it stays; "" where it goes."""

    kind: ExampleKind
    row: models.Model
    kept_for: str = ""

    @property
    def key(self):
        return key_of(self.row)


def key_of(row):
    return (Page if isinstance(row, Page) else type(row)), row.pk


def examples(with_used=False):
    """Return every example with why it stays, in the order in which they are removed.

    What somebody has worked on, registered for or written about stays, unless `with_used`. What is
    needed by a page or an entry that stays always stays: nothing is left with a hole in it.
    """
    found = [
        Example(kind, row, "" if with_used else why_used(kind, row))
        for section in reversed(sections.every())
        for kind in section.examples
        for row in kind.rows()
    ]
    return _with_what_is_needed(found)


def why_used(kind, row):
    """Return why an example has become real, "" where it has not."""
    if registry.get_logs_for_instance(row).exclude(user=None).exists():
        return _("Jemand hat das bearbeitet.")
    if Submission.objects.about(row).exists():
        return _("Jemand hat dazu etwas eingereicht.")
    return str(kind.kept_for(row))


def _with_what_is_needed(found):
    """Let stay what something else that stays refers to, until nothing changes any more."""
    users = {example.key: list(_users_of(example.row)) for example in found}
    while True:
        going = {example.key for example in found if not example.kept_for}
        needed = {
            key: next((user for user in users[key] if key_of(user) not in going), None)
            for key in going
        }
        if not any(needed.values()):
            return found
        found = [
            replace(example, kept_for=_("„%(user)s“ zeigt das.") % {"user": user})
            if (user := needed.get(example.key))
            else example
            for example in found
        ]


def _users_of(row):
    """Yield the pages and snippets that refer to a row."""
    shown = (Page, *get_snippet_models())
    for reference in ReferenceIndex.get_references_to(row).select_related("base_content_type"):
        model = reference.base_content_type.model_class()
        if model is None or not issubclass(model, shown):
            continue
        if user := model._default_manager.filter(pk=reference.object_id).first():
            yield user


def counts(found):
    """Return [(label, how many go, how many stay)] by kind."""
    labels = list(dict.fromkeys(str(example.kind.label) for example in found))
    going = Counter(str(example.kind.label) for example in found if not example.kept_for)
    staying = Counter(str(example.kind.label) for example in found if example.kept_for)
    return [(label, going[label], staying[label]) for label in labels]


def remove(user=None, with_used=False):
    """Remove the examples; repeatable. Returns how many went.

    Each is a transaction of its own, so that one which fails keeps no other, and that nobody who
    writes meanwhile has to wait.
    """
    removed = 0
    for example in examples(with_used):
        if not example.kept_for:
            removed += _unless_it_fails(_delete, example.row, user)
    if not any(example.kind.is_invented for example in examples()):
        for page in _pages_with_notices():
            _unless_it_fails(_take_notices_out, page, user)
    return removed


def _unless_it_fails(action, row, user):
    try:
        with transaction.atomic():
            action(row, user)
    except Exception:
        logger.exception("example %r stays", row)
        return False
    return True


def _delete(row, user):
    log(row, "wagtail.delete", user=user, deleted=True)
    row.delete()


def _pages_with_notices():
    """Return the standing pages that say that all is invented, and that nobody has a draft of."""
    pages = chain(HomePage.objects.live(), TextPage.objects.live())
    return [page for page in pages if not page.has_unpublished_changes and _notices_in(page)]


def _notices_in(page):
    """Return the places of these blocks in the page's body, the last first."""
    blocks = enumerate(page.body.raw_data)
    return [n for n, block in blocks if (block["type"], block["value"]) in NOTICES][::-1]


def _take_notices_out(page, user):
    for place in _notices_in(page):
        del page.body[place]
    page.save_revision(user=user).publish(user=user)


def left_to_check():
    """Return the pages and settings that stay and still quote invented people or name an operator."""
    pages = chain(HomePage.objects.live(), ProgrammePage.objects.live(), TextPage.objects.live())
    found = [page for page in pages if EXAMPLE_MARK in stored_words(page)]
    settings = SiteSettings.load()
    return [*found, settings] if EXAMPLE_MARK in settings.operator_name else found
