"""The editors' handbook stands in the admin, whole, with its pictures, and for the team only."""

import re
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from home.admin import handbook
from submissions.workflow.roles import EDITORS
from tests.factories.teams import make_facilitator, make_member, make_team

pytestmark = pytest.mark.django_db

HERE = "/admin/handbuch/"
WANTED = [
    "Übersicht",
    "Einreichungen entscheiden",
    "Meldung schreiben",
    "Termine und Ausnahmen",
    "Branchenbuch pflegen",
    "Teams und Netzwerke",
    "Ein Team begleiten",
    "Im Raum des Teams",
    "Anmeldungen und ein Abend",
    "Seiten und Bilder",
    "Besuche und Wirkung",
    "Wenn etwas nicht geht",
]


@pytest.fixture
def editor(client):
    user = get_user_model().objects.create_user("erika", "e@example.org", "x", is_staff=True)
    user.groups.add(Group.objects.get(name=EDITORS))
    client.force_login(user)
    return client


def test_the_handbook_has_all_chapters_in_their_order():
    assert [chapter.title for chapter in handbook.chapters()] == WANTED


def test_every_chapter_is_printed_with_the_way_to_the_others(editor):
    for chapter in handbook.chapters():
        page = editor.get(f"{HERE}{chapter.slug}/").content.decode()
        assert f"<h2>{chapter.title}</h2>" in page
        assert [other.title for other in handbook.chapters() if other.title in page] == WANTED
        assert "](" not in page and "**" not in page  # nothing is left unprinted


def test_every_picture_of_the_handbook_is_there_described_and_used(editor):
    used = {}
    for chapter in handbook.chapters():
        for words, name in re.findall(r"!\[(.*?)\]\(images/([a-z-]+)\.png\)", chapter.text):
            used[name] = words
            answer = editor.get(f"{HERE}{chapter.slug}/images/{name}.png")
            assert b"".join(answer.streaming_content).startswith(b"\x89PNG")
    assert used.keys() == {file.stem for file in Path(handbook.FOLDER, "images").glob("*.png")}
    assert all(used.values())


def test_markup_in_a_chapter_is_printed_as_text():
    chapter = handbook.Chapter("x", "X", "<script>alert(1)</script>")
    assert "<script>" not in chapter.html


@pytest.mark.parametrize("address", ["", "uebersicht/", "uebersicht/images/desk.png"])
def test_nobody_else_reads_the_handbook(client, address):
    answer = client.get(HERE + address)
    assert (answer.status_code, answer["Location"].partition("?")[0]) == (302, "/konto/anmelden/")


@pytest.mark.parametrize("address", ["gibt-es-nicht/", "uebersicht/images/gibt-es-nicht.png"])
def test_what_is_not_there_is_not_found(editor, address):
    assert editor.get(HERE + address).status_code == 404


def test_the_first_page_and_the_help_menu_lead_to_it(editor):
    page = editor.get("/admin/").content.decode()
    assert f'href="{HERE}"' in page
    assert f'"url": "{HERE}"' in page
    assert "guide.wagtail.org" not in page


@pytest.mark.parametrize(
    ("address", "title", "words"),
    [
        ("mitglied", "Im Raum des Teams", "Um Rückmeldung bitten"),
        ("begleitung", "Ein Team begleiten", "Am Tisch aufnehmen"),
    ],
)
def test_whoever_is_in_a_team_reads_the_chapters_about_its_room(client, address, title, words):
    url = f"/mein-team/hilfe/{address}/"
    assert client.get(url).url == f"/konto/anmelden/code/?next={url}"
    client.force_login(get_user_model().objects.create_user("alice"))
    page = client.get(url).content.decode()
    assert f"<h1>{title}</h1>" in page
    assert words in page


def test_the_rooms_lead_to_their_chapters(client):
    team = make_team(members=0)
    alice = make_member(team)
    client.force_login(alice.user)
    assert (
        'href="/mein-team/hilfe/mitglied/"'
        in client.get(f"/mein-team/{team.slug}/").content.decode()
    )
    client.force_login(make_facilitator(team))
    for below in ("begleiten/", "ziele/"):
        page = client.get(f"/mein-team/{team.slug}/{below}").content.decode()
        assert 'href="/mein-team/hilfe/begleitung/"' in page
