"""Starting content comes once in the life of an installation, whatever became of it."""

from importlib import import_module

import pytest
from django.apps import apps
from wagtail.models import Revision

from content.listing.examples import INVENTED, load_once, marked, without_marks
from content.models import LoadedContent
from directory.models import Premises
from tests.factories.directory import make_premises
from tests.factories.home import make_home

pytestmark = pytest.mark.django_db

migration = import_module("content.migrations.0010_starting_content_once")


def loaded(part, count=3):
    lines = []
    load_once(part, "Läden", lambda: count, lines.append)
    return lines


def test_a_part_is_loaded_once_although_nothing_of_it_is_left():
    assert loaded("laden") == ["Läden: 3 angelegt"]
    assert loaded("laden") == ["Läden: schon geladen"]


def test_a_part_of_a_later_release_is_loaded_then():
    loaded("laden")
    assert loaded("mehr-laeden") == ["Läden: 3 angelegt"]


def test_a_part_that_fails_is_tried_again_at_the_next_start():
    def fail():
        raise RuntimeError

    with pytest.raises(RuntimeError):
        load_once("laden", "Läden", fail, print)
    assert loaded("laden") == ["Läden: 3 angelegt"]


def test_a_site_from_an_earlier_release_gets_nothing_again():
    make_home()
    migration.note_what_was_loaded(apps, None)
    assert set(LoadedContent.objects.values_list("part", flat=True)) == set(migration.PARTS)
    assert loaded("teams.teams") == ["Läden: schon geladen"]


def test_a_new_site_gets_everything():
    migration.note_what_was_loaded(apps, None)
    assert not LoadedContent.objects.exists()


def test_an_example_is_known_by_what_readers_are_told():
    by_name = make_premises(title="Laden (Beispiel)")
    by_text = make_premises(
        description="<p><em>Beispiel: Dieses Ladenlokal ist erfunden und zeigt, wie ein Eintrag "
        "aussieht.</em></p>"
    )
    make_premises(title="Laden Beispielhaft")
    assert set(marked(Premises.objects.all(), "title")) == {by_name, by_text}


def test_an_installed_site_loses_the_marks_in_names_of_examples_and_of_their_versions():
    example = make_premises(title="Laden (Beispiel)", description=INVENTED.format("Dies"))
    version = example.save_revision()
    typed = make_premises(title="Unser Laden (Beispiel)")
    without_marks(Premises, Revision, ["title"])
    for row in (example, typed, version):
        row.refresh_from_db()
    assert (example.title, example.marked_name) == ("Laden", "Laden (Beispiel)")
    assert (version.content["title"], version.object_str) == ("Laden", "Laden")
    assert (typed.title, typed.is_example) == ("Unser Laden (Beispiel)", False)
