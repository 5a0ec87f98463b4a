"""Finds and removes what was written about a person beside the rows that hold their data.

Moderators' words stand in log entries and workflow states, drafts in versions. What is public stays
as it is: there editors decide.
"""

from allauth.account.models import EmailAddress
from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.db.models import CharField, EmailField, JSONField, TextField
from wagtail.contrib.settings.models import BaseGenericSetting
from wagtail.models import (
    Locale,
    ModelLogEntry,
    Page,
    ReferenceIndex,
    Revision,
    Site,
    TaskState,
    WorkflowState,
)
from wagtail.search.models import IndexEntry

from content import sections
from submissions.privacy.person import Person
from submissions.registry import kinds

ROWS_AT_ONCE = 500
# Names of things, accounts (an administrator deletes them), and what is made anew from the rest.
ACCOUNTS = (get_user_model(), EmailAddress)
NOBODY = (ContentType, Permission, Locale, Site, ReferenceIndex, IndexEntry, *ACCOUNTS)


def remove(person: Person) -> int:
    """Take a person out of every table; returns how many rows changed.

    A first name alone is many people's.
    """
    person = person.by_whole_names()
    count = _clear_sessions(person) + clear_revisions(person)
    for model in _models():
        count += clear(model._base_manager.all(), person)
    for model in entry_models():
        count += clear(model._default_manager.filter(live=False), person)
    return count


def entry_models():
    """Return the models of all entries: those that outsiders send in, and the editors' own."""
    listed = {row.model for row in sections.all_of("search_kinds")}
    sent_in = {kind.model for kind in kinds.every() if kind.is_published}
    return {model for model in listed | sent_in if not issubclass(model, Page)}


def remove_about(person: Person, entry) -> int:
    """Take a person out of what was noted of an entry; its other versions and words stay."""
    states = TaskState.objects.filter(workflow_state__in=WorkflowState.objects.for_instance(entry))
    noted = person.by_each_word()
    count = clear(states, noted) + clear(ModelLogEntry.objects.for_instance(entry), noted)
    return count + clear_revisions(person, Revision.objects.for_instance(entry))


def clear(rows, person: Person) -> int:
    """Take a person out of the texts of these rows; a namesake's own name and number stay."""
    fields = [
        field
        for field in rows.model._meta.local_concrete_fields
        if isinstance(field, CharField | TextField | JSONField)
        and not (field.is_relation or field.primary_key or field.choices)
        and field.name != "slug"
    ]
    # A row with an e-mail address belongs to somebody, and its short fields say to whom.
    is_somebodys = any(isinstance(field, EmailField) for field in fields)
    own = [field.attname for field in fields if is_somebodys and isinstance(field, CharField)]
    names, count = [field.attname for field in fields], 0
    for row in rows.values("pk", *names).iterator(ROWS_AT_ONCE) if names else ():
        if not person.is_in(row):
            continue
        hidden = person.beside([row[name] for name in own])
        changes = {name: hidden.without(row[name]) for name in names}
        changes = {name: value for name, value in changes.items() if value != row[name]}
        if changes:
            rows.model._base_manager.filter(pk=row["pk"]).update(**changes)
            count += 1
    return count


def clear_revisions(person: Person, revisions=None) -> int:
    """Take a person out of versions, but not what is public of them now."""
    count = 0
    for revision in (revisions or Revision.objects.all()).iterator(ROWS_AT_ONCE):
        if not person.is_in(revision.content):
            continue
        entry = revision.content_object
        is_public = entry is not None and getattr(entry, "live", False)
        hidden = person.beside(entry.serializable_data()) if is_public else person
        changes = {
            "content": hidden.without(revision.content),
            "object_str": hidden.without(revision.object_str),
        }
        count += Revision.objects.filter(pk=revision.pk).update(**changes)
    return count


def _models():
    """Yield the models in whose rows somebody may have written about a person."""
    shown = tuple(sections.shown_models())
    left_out = (*NOBODY, Session, Revision, Page, BaseGenericSetting, *shown)
    for model in apps.get_models(include_auto_created=True):
        if model._meta.managed and not model._meta.proxy and not issubclass(model, left_out):
            yield model


def _clear_sessions(person):
    store = SessionStore()
    count = 0
    for session in Session.objects.iterator(ROWS_AT_ONCE):
        data = session.get_decoded()
        if person.is_in(data):
            session.session_data = store.encode(person.without(data))
            session.save()
            count += 1
    return count
