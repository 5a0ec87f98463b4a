"""A fourth section appears wherever sections are read, and cannot leave a hook out in silence."""

from dataclasses import replace
from importlib import import_module

import pytest
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.test import RequestFactory
from django.utils import timezone

from config.api import make_router
from config.sitemaps import sitemap
from content import sections
from content.models import ContentVersion, LoadedContent
from content.search.index import index_object
from content.sections.checks import check_sections, errors_of
from directory.search.filters import DirectoryFilterForm
from directory.views.detail import page_context
from home.operations.nightly import run_nightly
from home.search.find import find, kinds
from home.starting_content.loading import load
from submissions.workflow import roles
from tests.content.market.models import Stall, StallNote
from tests.content.market.section import SECTION, nights
from tests.factories.directory import make_business, make_directory_page
from tests.factories.home import make_home

pytestmark = pytest.mark.django_db


@pytest.fixture
def market():
    with sections.registered(SECTION):
        yield SECTION


@pytest.fixture
def stall():
    stall = Stall.objects.create(name="Honigstand", live=True)
    index_object(stall)
    return stall


def test_the_search_finds_it(market, stall):
    results = find("Honigstand", "", 1, timezone.now())
    assert [(group.kind.key, group.hits) for group in results.groups] == [("markt", [stall])]
    assert [kind.key for kind in kinds()][-2:] == ["markt", "seiten"]


def test_without_it_nothing_knows_it(stall):
    assert find("Honigstand", "", 1, timezone.now()).groups == ()


def test_the_sitemap_names_it(market, stall):
    response = sitemap(RequestFactory().get("/sitemap.xml")).render()
    assert f"/markt/{stall.slug}/</loc>" in response.content.decode()


def test_the_interface_has_its_list(market):
    assert set(make_router()._endpoints) == {"pages", "events", "businesses", "networks", "stalls"}


def test_its_open_data_are_described(market, client):
    make_home()
    body = client.get("/offene-daten/").content.decode()
    assert "/markt/staende.csv" in body
    assert "/api/v2/stalls/" in body


def test_its_filters_are_keys_of_the_page_cache(market):
    assert {"stand", "reihe", "marktstand"} <= sections.query_keys()


def test_its_filter_narrows_the_directory(market, client):
    make_directory_page(make_home())
    make_business(name="Marktblume")
    make_business(name="Uhrmacher")
    page = client.get("/branchenbuch/?marktstand=1")
    assert [business.name for business in page.context["businesses"]] == ["Marktblume"]
    assert "mit Marktstand" in page.content.decode()
    assert len(client.get("/branchenbuch/").context["businesses"]) == 2


def test_without_it_its_filter_is_no_field_of_the_directory():
    assert "marktstand" not in DirectoryFilterForm({}, timezone.localdate()).fields


def test_it_says_something_on_a_business(market):
    business = make_business(name="Uhrmacher")
    ((template, mentioned),) = page_context(business, timezone.now())["mentions"]["facts"]
    assert (template, mentioned[0].name) == ("teams/at_business.html", "Stand von Uhrmacher")


def test_its_nightly_job_runs(market):
    now = timezone.now()
    run_nightly(now, report=lambda line: None)
    assert nights[-1] == now


def test_its_right_is_granted(market):
    roles.prepare()
    right = {"content_type": ContentType.objects.get_for_model(Stall), "codename": "add_stall"}
    assert Group.objects.get(name=roles.EDITORS).permissions.filter(**right).exists()
    assert not Group.objects.filter(permissions__codename="delete_stall").exists()


def test_its_examples_are_loaded(market):
    parts = import_module("content.migrations.0010_starting_content_once").PARTS
    LoadedContent.objects.bulk_create(LoadedContent(part=part) for part in parts)
    lines = []
    load(timezone.localdate(), lines.append)
    assert lines[-1] == "Stände"
    assert Stall.objects.count() == 1


def test_saving_what_visitors_see_renews_the_pages(market, stall):
    before = ContentVersion.current()
    stall.save()
    assert ContentVersion.current() > before


def test_saving_a_private_row_leaves_the_pages_alone(market):
    before = ContentVersion.current()
    StallNote.objects.create(text="Frau Beispiel ruft zurück").delete()
    assert ContentVersion.current() == before


def test_the_sections_leave_nothing_out(market):
    assert check_sections() == []


@pytest.mark.parametrize("hook", [name for name in vars(SECTION) if name not in ("app", "label")])
def test_a_hook_that_is_left_out_fails_the_check_that_says_which(hook):
    errors = [error.msg for error in errors_of(replace(SECTION, **{hook: None}))]
    assert f"Section 'market' does not say its {hook}." in errors


def test_a_model_of_which_nobody_says_whether_it_is_seen_fails_the_check():
    (error,) = errors_of(replace(SECTION, private_models=()))
    assert error.msg == "Section 'market' does not say whether visitors see StallNote."


def test_a_listed_model_that_no_search_finds_fails_the_check():
    (error,) = errors_of(replace(SECTION, search_kinds=()))
    assert error.msg == "Section 'market' names Stall in no search_kinds."
