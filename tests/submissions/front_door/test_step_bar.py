"""The bar above every form in steps: names, where one is, and the way to what was reached."""

import re

import pytest
from django.urls import reverse
from wagtail.models import Site

from submissions.models import UnfinishedForm
from submissions.registry import kinds
from tests.factories.directory import make_directory_page
from tests.factories.events import make_events_page
from tests.factories.front_door import ADDRESS, at_step, business_fields
from tests.factories.networks import make_networks_page
from tests.factories.teams import make_teams_page
from tests.factories.walking import of_step

pytestmark = pytest.mark.django_db
KINDS = ("event", "business", "premises", "team", "team-story", "network")


@pytest.fixture(scope="module", autouse=True)
def _pages(rows_of_the_file):
    home = Site.objects.get().root_page
    for make_page in (make_directory_page, make_events_page, make_teams_page, make_networks_page):
        make_page(home)


def bar_of(page):
    """Return the markup of the bar, one line of spaces being one space."""
    (found,) = re.findall(r'<nav class="step-bar".*?</nav>', page.content.decode(), re.DOTALL)
    return re.sub(r"\s+", " ", found)


def steps_of(page):
    """Return each step as it can be used: (current, button, link or text; is it done)."""
    steps = []
    for step in re.findall(r"<li class.*?</li>", bar_of(page)):
        use = "current" if 'aria-current="step"' in step else "text"
        use = "button" if "<button" in step else "link" if "<a " in step else use
        steps.append((use, ", erledigt" in step))
    return steps


def begun(kind, furthest):
    """Begin a form of a kind, as if steps had been passed; returns its token."""
    unfinished, token = UnfinishedForm.begin(kind, {})
    unfinished.furthest = furthest
    unfinished.save()
    return token


def test_every_form_in_steps_is_looked_at_here():
    assert {kind.key for kind in kinds.every()} == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_every_step_has_a_name_and_says_where_one_is(client, kind):
    form_class = kinds.get(kind).form_class
    names, last = form_class.names_of_steps(), len(form_class.steps())
    assert len(names) == last + 1
    token = begun(kind, last)
    for number in range(1, last + 1):
        bar = bar_of(client.get(reverse("submission-step", args=[token, number])))
        assert f"Schritt {number} von {last + 1}: <strong>{names[number - 1]}</strong>" in bar
        assert [name for name in names if str(name) not in bar] == []
        assert bar.count('aria-current="step"') == 1
        assert '<ol role="list">' in bar


@pytest.mark.parametrize("kind", KINDS)
def test_reached_steps_are_buttons_that_take_along_what_is_typed(client, kind):
    last = len(kinds.get(kind).form_class.steps())
    page = client.get(reverse("submission-step", args=[begun(kind, last), last]))
    assert [use for use, _is_done in steps_of(page)] == ["button"] * (last - 1) + [
        "current",
        "text",
    ]
    assert bar_of(page).count('form="step" name="go_to"') == last - 1
    assert '<form class="form" id="step"' in page.content.decode()


def test_nothing_is_reached_before_one_has_begun(client):
    assert steps_of(client.get(ADDRESS)) == [("current", False)] + [("text", False)] * 5


def test_the_bar_ticks_what_is_right_and_nothing_else(client):
    fields = business_fields()
    page = at_step(client, fields, 4)
    client.post(f"{page.link}3/", {"opening_hours_tu": "banane", "go_to": "2"})
    assert steps_of(client.get(page.url)) == [
        ("button", True),
        ("button", True),
        ("button", False),
        ("current", False),
        ("text", False),
        ("text", False),
    ]


def test_before_sending_every_step_is_a_link(client):
    page = at_step(client, business_fields(), 6)
    shown = client.get(page.url)
    assert steps_of(shown) == [("link", True)] * 5 + [("current", False)]
    assert f'href="{page.link}2/"' in bar_of(shown)


@pytest.mark.parametrize(
    ("wanted", "step"), [("1", "1/"), ("2", "2/"), ("5", "4/"), ("99", "4/"), ("0", "1/")]
)
def test_a_step_in_the_bar_is_gone_to_and_what_was_typed_is_kept(client, wanted, step):
    fields = business_fields()
    page = at_step(client, fields, 4)
    typed = of_step("business", 3, fields) | {"opening_hours_note": "Neu", "go_to": wanted}
    assert client.post(f"{page.link}3/", typed).url == page.link + step
    assert UnfinishedForm.objects.get().data["3"]["opening_hours_note"] == ["Neu"]


@pytest.mark.parametrize("nonsense", ["", "zwei", "-1", "²", "1" * 400])
def test_a_step_that_is_none_is_the_button_to_go_on(client, nonsense):
    fields = business_fields()
    page = at_step(client, fields, 2)
    answer = client.post(page.url, of_step("business", 2, fields) | {"go_to": nonsense})
    assert answer.url == page.link + "3/"


def test_nobody_goes_on_past_a_mistake_but_everybody_goes_back(client):
    page = at_step(client, business_fields(), 4)
    wrong = {"opening_hours_tu": "banane"}
    assert client.post(f"{page.link}3/", wrong | {"go_to": "4"}).status_code == 200
    assert client.post(f"{page.link}3/", wrong | {"go_to": "1"}).url == page.link + "1/"


def test_the_enter_key_goes_on(client):
    """Browsers press the first button of a form, and the bar stands above it."""
    page = client.get(at_step(client, business_fields(), 3).url).content.decode()
    buttons = re.findall(r"<button[^>]*>", page[page.index('class="step-bar"') :])
    first = next(button for button in buttons if 'form="step"' in button)
    assert "go_to" not in first and 'tabindex="-1"' in first
