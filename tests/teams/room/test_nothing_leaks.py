"""A word is planted in every private field of a room, and looked for everywhere outside of it."""

import datetime as dt
import uuid

import pytest
from django.apps import apps
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.db.models import CharField, TextField
from django.urls import reverse
from django.utils import timezone
from post_office.models import Email
from wagtail.models import ReferenceIndex, Revision
from wagtail.search.models import IndexEntry

from content import sections
from content.models import ContentVersion
from content.search.index import SearchEntry
from evidence.models import Evidence
from teams.models import Attendance, Closing, SuccessTeam, TeamApplication
from teams.work import check_ins, feedback, files, goals, meetings, turns
from tests.factories.home import make_home
from tests.factories.teams import make_mail, make_meeting, make_member, make_team, make_teams_page
from tests.submissions.conftest import make_editor

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("wagtail_indexes")]
WORD = "Xylophonzebra"
PUBLIC = (
    "/",
    "/erfolgsteams/",
    "/erfolgsteams/werkbank/",
    "/erfolgsteams/werkbank/mitmachen/",
    f"/suche/?q={WORD}",
    "/sitemap.xml",
    "/api/v2/pages/",
    "/offene-daten/",
    "/konto/",
)


def private_models():
    """Return the models of a room: all that the section keeps from visitors."""
    return [model for model in sections.get("teams").private_models if model is not TeamApplication]


def words_of(model):
    """Return the fields of a model into which somebody writes something."""
    fields = (field for field in model._meta.concrete_fields if type(field) in WRITTEN)
    written = [field for field in fields if not field.choices and "token" not in field.name]
    return [field.name for field in written if field.model is model]


WRITTEN = (CharField, TextField)


@pytest.fixture(scope="module")
def stored(wagtail_indexes, rows_of_the_file):
    now = timezone.now()
    in_a_week = now + dt.timedelta(days=7)
    make_teams_page(make_home())
    team = make_team(name="Werkbank", members=0)
    alice, bob = (make_member(team, name=f"{name} {WORD}") for name in ("Alice", "Bob"))
    goal = goals.set_goal(alice, title=WORD, steps=[WORD], now=now)
    check_ins.check_in(goal, answer="needs", text=WORD, now=now)
    feedback.ask(goal, question=WORD, ends_at=in_a_week, now=now)
    row = bob.feedback.get()
    feedback.answer(row, convinces=WORD, asks=WORD, tries=WORD, now=now)
    meeting = make_meeting(team)
    meetings.answer(meeting, alice, comes=True)
    turns.write_down(meeting, bob.pk, key=uuid.uuid4(), text=WORD, now=now)
    past = make_meeting(team, starts_at=now.replace(year=now.year - 1))
    meetings.close(past, came=[alice.pk], minutes=WORD, now=now)
    make_mail(alice, past, kind="after", goal=goal)
    Closing.objects.create(team=team, look_back=WORD)
    files.add(team, alice, title=WORD, upload=ContentFile(b"%PDF-1", "p.pdf"), now=now)
    for model in private_models():
        if words := words_of(model):
            assert model.objects.update(**dict.fromkeys(words, WORD)) > 0
    return team.pk


@pytest.fixture
def room(stored, db):
    """A team in which every private field holds the word."""
    return SuccessTeam.objects.get(pk=stored)


def test_every_private_model_is_in_the_room(room):
    empty = [model.__name__ for model in private_models() if not model.objects.exists()]
    # These hold no word, and nobody leads or scans here.
    assert empty == ["Facilitation", "TableInvitation"]
    assert Attendance.objects.filter(answer="comes").exists()


@pytest.mark.parametrize("url", PUBLIC)
def test_no_visitor_reads_it(client, room, url):
    page = client.get(url, follow=True).content.decode()
    for asked in (f'value="{WORD}"', f"„{WORD}“", f"q={WORD}"):  # what a search repeats
        page = page.replace(asked, "")
    assert WORD.lower() not in page.lower()


@pytest.fixture
def cached(settings):
    """What the cache holds, whichever one the tests run with."""
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    return cache._cache


def test_no_index_no_version_no_list_of_references_and_no_cache_holds_it(client, room, cached):
    for url in (url for url in PUBLIC if WORD not in url):  # a search repeats what was asked
        client.get(url)
    room.save_revision().publish()
    for model in (SearchEntry, IndexEntry, Revision, Evidence):
        assert [row for row in model.objects.values() if WORD in str(row)] == []
    labels = {model._meta.label_lower for model in private_models()}
    noted = {row.base_content_type.model_class()._meta.label_lower for row in references()}
    assert noted & labels == set()
    assert cached != {}
    assert [key for key, value in cached.items() if WORD.encode() in value] == []


def references():
    return ReferenceIndex.objects.select_related("base_content_type")


def test_no_letter_that_goes_out_holds_what_was_written_in_the_room(room, now):
    known = Email.objects.count()
    meetings.cancel(room.meetings.planned().get(), reason="Der Raum ist zu.")
    mails = Email.objects.order_by("pk")[known:]
    addresses = {address for mail in mails for address in mail.to}
    assert addresses == {member.email for member in room.members.active()}


def test_an_editor_without_the_role_reads_it_nowhere_in_the_admin(client, room):
    client.force_login(make_editor("erika"))
    viewset = SuccessTeam.snippet_viewset
    urls = [
        reverse("wagtailadmin_home"),
        reverse(viewset.get_url_name("list")),
        f"{reverse(viewset.get_url_name('list'))}?q={WORD}",
        reverse(viewset.get_url_name("edit"), args=[room.pk]),
        reverse(viewset.get_url_name("history"), args=[room.pk]),
        reverse(viewset.get_url_name("usage"), args=[room.pk]),
    ]
    for url in urls:
        text = client.get(url).content.decode().replace(f'value="{WORD}"', "")
        assert (url, f"Alice {WORD}" in text, f">{WORD}" in text) == (url, False, False)


def test_what_happens_in_a_room_leaves_the_cache_of_the_site_alone(room, now):
    version = ContentVersion.current()
    alice = room.members.active().first()
    goal = goals.set_goal(alice, title="Noch eins", now=now)
    check_ins.check_in(goal, answer="done", now=now)
    meetings.answer(room.meetings.planned().get(), alice, comes=False)
    assert ContentVersion.current() == version


def test_every_model_of_the_app_says_whether_visitors_see_it():
    section = sections.get("teams")
    known = {*section.shown_models, *section.private_models}
    assert set(apps.get_app_config("teams").get_models()) - known <= {section.page}
