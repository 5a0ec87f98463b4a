"""The index over everything public, and what asking it answers."""

import time

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from content.models import ContentVersion, SearchEntry, SearchSpelling
from content.search.engine import found_among, nearest, search
from content.search.index import forget_object, index_object, label_of, tidy
from directory.models import Business
from home.models import TextPage
from tests.factories.directory import make_business, make_category
from tests.factories.home import make_home, make_text_page

pytestmark = pytest.mark.django_db


def test_a_row_holds_the_search_form_with_spaces_around():
    business = make_business(name="Büdchen Süd", summary="Eis & Kaffee")
    entry = SearchEntry.objects.get()
    assert (entry.model_label, entry.object_id, entry.name) == (
        "directory.Business",
        business.pk,
        " buedchen sued ",
    )


def test_indexing_again_replaces_the_row():
    business = make_business(name="Alt")
    business.name = "Neu"
    index_object(business)
    assert [entry.name for entry in SearchEntry.objects.all()] == [" neu "]
    assert (search("alt").tiers, list(search("neu").of(Business))) == ({}, [business.pk])


def pieces():
    """How many pieces the full-text table has; PostgreSQL keeps its own house."""
    if connection.vendor != "sqlite":
        return 1
    with connection.cursor() as cursor:
        cursor.execute("SELECT COUNT(DISTINCT segid) FROM content_searchtext_idx")
        return cursor.fetchone()[0]


def test_tidying_joins_the_index_and_loses_nothing():
    made = {make_business(name=f"Werkstatt {number}").pk for number in range(3)}
    search("werkstatt")
    tidy()
    assert (pieces(), set(search("werkstatt").of(Business))) == (1, made)


def test_a_forgotten_object_leaves_nothing_behind():
    business = make_business(name="Zeynep", neighbourhood="Hassel")
    forget_object(business)
    assert (SearchEntry.objects.count(), SearchSpelling.objects.count()) == (0, 0)


def test_words_that_others_have_too_stay_known():
    first, second = make_business(name="Wolle Petersen"), make_business(name="Wolle Kaya")
    forget_object(first)
    words = set(SearchSpelling.objects.values_list("word", flat=True))
    assert words & {"wolle", "petersen", "kaya"} == {"wolle", "kaya"}
    assert list(search("woll").of(Business)) == [second.pk]


def test_a_word_is_forgotten_although_it_is_part_of_anothers():
    anna, _other = make_business(name="Anna Petersmann"), make_business(name="Petersmannhof")
    forget_object(anna)
    words = set(SearchSpelling.objects.values_list("word", flat=True))
    assert words & {"petersmann", "petersmannhof"} == {"petersmannhof"}


def test_forgetting_many_words_renews_the_pages_once():
    business = make_business(description=" ".join(f"<p>Wort{chr(n)}</p>" for n in range(97, 117)))
    before = ContentVersion.current()
    with CaptureQueriesContext(connection) as queries:
        forget_object(business)
    assert (ContentVersion.current() - before, len(queries) < 40) == (1, True)


def test_signs_that_rich_text_escapes_are_no_words():
    business = make_business(description="<p>Brot &amp; Kuchen,&nbsp;warm</p>")
    found = [list(search(word).of(Business)) for word in ("kuchen", "amp", "nbsp")]
    assert found == [[business.pk], [], []]


def test_publishing_makes_findable_and_unpublishing_takes_away():
    business = make_business(name="Entwurf Atelier", live=False)
    assert search("atelier").tiers == {}
    business.save_revision().publish()
    assert list(search("atelier").of(Business)) == [business.pk]
    business.refresh_from_db()
    business.unpublish()
    assert search("atelier").tiers == {}


def test_deleting_takes_away():
    make_business(name="Atelier").delete()
    assert search("atelier").tiers == {}


def test_a_draft_of_a_published_object_is_not_findable():
    business = make_business(name="Atelier")
    business.name = "Geheimnis"
    business.save_revision()
    assert (search("geheimnis").tiers, list(search("atelier").of(Business))) == ({}, [business.pk])


def test_pages_share_one_label():
    assert (label_of(TextPage), label_of(Page), label_of(Business)) == (
        "wagtailcore.Page",
        "wagtailcore.Page",
        "directory.Business",
    )


def test_models_are_distinguished():
    page = make_text_page(make_home(), title="Atelierfest")
    business = make_business(name="Atelier")
    assert search("atelier").tiers == {
        "directory.Business": {0: [business.pk]},
        "wagtailcore.Page": {1: [page.pk]},
    }
    assert search("atelier", models=[Business]).tiers == {"directory.Business": {0: [business.pk]}}


def test_a_correction_is_reported():
    make_business(name="Fahrrad Kaya")
    assert (search("fahrrad").is_exact, search("fahrad").is_exact) == (True, False)


def test_a_word_that_is_found_is_not_corrected():
    tailor, joiner = make_business(name="Schneider"), make_business(name="Schreiner")
    assert (list(search("schneider").of(Business)), list(search("schreiner").of(Business))) == (
        [tailor.pk],
        [joiner.pk],
    )


def test_the_nearest_are_offered_when_nothing_is_found():
    bike = make_business(name="Fahrradwerkstatt")
    make_business(name="Blumen Ilse")
    assert (search("fahrradwelt").tiers, nearest("fahrradwelt", Business)[0]) == ({}, bike.pk)


def test_rebuilding_finds_the_same():
    category = make_category(name="Kiosk", synonyms="Trinkhalle")
    business = make_business(name="Ecke", categories=[category])
    make_business(name="Entwurf", categories=[category], live=False)
    SearchEntry.objects.all().delete()
    call_command("rebuild_search", verbosity=0)
    assert list(search("trinkhalle").of(Business)) == [business.pk]


@pytest.mark.parametrize(
    "query",
    [
        "%",
        "_",
        '"',
        "*",
        "' OR 1=1",
        "\0",
        "NEAR(a b)",
        "name: friseur",
        "-",
        "a AND",
        "{",
        "^x",
        "x" * 10_000,
        "ab " * 3_333,
        "fahrradreparatur" * 600,
        "ẞ" * 10_000,
    ],
)
def test_no_sign_is_an_operator_and_nothing_takes_long(query):
    make_business(name="Salon")
    started = time.process_time()
    assert search(query).tiers == {}
    assert time.process_time() - started < 0.3


def test_an_empty_query_finds_nothing():
    make_business()
    assert (search("").tiers, nearest("", Business)) == ({}, [])


def test_no_words_are_found_across_the_end_of_one_text_and_the_beginning_of_the_next():
    make_business(name="Blumen", summary="Kranz und Strauß")
    found = SearchEntry.objects.containing
    assert (found(" blumen ").count(), found("blumen kranz").count()) == (1, 0)


def test_what_is_in_no_index_is_read_as_for_visitors():
    hair = make_category(name="Friseur")
    draft = make_business(name="Anna", categories=[hair], summary="Schwarztee", live=False)
    drafts = Business.objects.filter(live=False)
    queries = ("hairdresser", "friseure", "Anna", "Arzt", "tee 7", "4710-123", "")
    found = [bool(found_among(query, drafts)) for query in queries]
    assert found == [True, True, True, False, False, False, False]
    assert (search("Anna").tiers, found_among("Anna", drafts)) == ({}, [draft.pk])


@pytest.mark.parametrize(
    ("query", "found"),
    [
        # only where an entry says what it does, as nobody typed the word
        ("scaffolder", {"Gerüstbau"}),
        ("Gerüst", {"Gerüstbau", "Dach"}),
        # at the edge of a word
        ("Arzt", set()),
        ("Tee", set()),
        # a wish may be missing
        ("Gerüstbau kaputt", {"Gerüstbau"}),
        ("Blumen Mond", set()),
    ],
)
def test_nothing_is_found_by_accident(query, found):
    make_business(name="Gerüstbau")
    make_business(name="Dach", description="<p>Lehrlinge dürfen aufs Gerüst</p>")
    make_business(name="Laden", summary="Schwarztee", description="<p>Blumen</p>")
    names = Business.objects.filter(pk__in=search(query).of(Business))
    assert {business.name for business in names} == found
