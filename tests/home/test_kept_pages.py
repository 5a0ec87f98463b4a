"""Pages that the site cannot do without stay, whoever takes them away by a slip."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from submissions.workflow.roles import EDITORS
from tests.factories.events import make_event, make_events_page
from tests.factories.home import make_home, make_text_page

pytestmark = pytest.mark.django_db
BULK = "/admin/bulk/wagtailcore/page/{}/?id={}&next=/admin/pages/"


@pytest.fixture
def home():
    return make_home()


@pytest.fixture
def calendar(home):
    page = make_events_page(home)
    make_event()
    return page


@pytest.fixture
def administrator(client):
    client.force_login(get_user_model().objects.create_superuser("eva", "eva@example.org", "x"))
    return client


@pytest.fixture(params=["administrator", "editor"])
def editor(client, request):
    users = get_user_model().objects
    if request.param == "administrator":
        user = users.create_superuser("adam", "adam@example.org", "x")
    else:
        user = users.create_user("erika", "erika@example.org", "x")
        user.groups.add(Group.objects.get(name=EDITORS))
    client.force_login(user)
    return client


def is_live(page):
    return Page.objects.filter(pk=page.pk, live=True).exists()


@pytest.mark.parametrize("action", ["unpublish", "delete"])
def test_the_first_page_stays(editor, home, action):
    editor.post(reverse(f"wagtailadmin_pages:{action}", args=[home.pk]), follow=True)
    assert is_live(home)


@pytest.mark.parametrize("action", ["unpublish", "delete"])
def test_whoever_would_be_allowed_to_is_told_why_not(administrator, home, action):
    address = reverse(f"wagtailadmin_pages:{action}", args=[home.pk])
    assert names_the_reason(administrator.post(address, follow=True))


@pytest.mark.parametrize("action", ["unpublish", "delete"])
def test_the_first_page_stays_among_many_and_they_all_stay(administrator, home, action):
    text = make_text_page(home)
    answer = administrator.post(BULK.format(action, f"{home.pk}&id={text.pk}"), follow=True)
    assert (is_live(home), is_live(text)) == (True, True)
    assert names_the_reason(answer)


@pytest.mark.parametrize("action", ["unpublish", "delete"])
def test_the_first_page_stays_for_editors_who_choose_it_among_many(editor, home, action):
    editor.post(BULK.format(action, home.pk), follow=True)
    assert is_live(home)


def names_the_reason(answer):
    return "Das ist die Startseite." in answer.content.decode()


def test_the_first_page_is_not_moved(editor, home):
    other = Page.objects.get(depth=1).add_child(instance=Page(title="Archiv", slug="archiv"))
    editor.post(reverse("wagtailadmin_pages:move_confirm", args=[home.pk, other.pk]))
    editor.post(BULK.format("move", home.pk), {"chooser": other.pk})
    assert Page.objects.get(pk=home.pk).depth == home.depth


def test_the_first_page_has_no_end(home):
    home.expire_at = timezone.now() + timedelta(days=1)
    with pytest.raises(ValidationError, match="Das ist die Startseite"):
        home.full_clean()


@pytest.mark.parametrize("action", ["unpublish", "delete"])
def test_the_page_of_a_section_stays_while_it_has_entries(editor, calendar, action):
    address = reverse(f"wagtailadmin_pages:{action}", args=[calendar.pk])
    answer = editor.post(address, follow=True)
    assert is_live(calendar)
    assert "Unter „Veranstaltungen“ steht 1 Eintrag." in answer.content.decode()
    editor.post(BULK.format(action, calendar.pk), follow=True)
    assert is_live(calendar)


def test_the_page_of_an_empty_section_may_go(editor, home):
    page = make_events_page(home)
    make_event(live=False)
    editor.post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]))
    assert not is_live(page)


def test_any_other_page_may_go(editor, home):
    page = make_text_page(home)
    editor.post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]))
    assert not is_live(page)
