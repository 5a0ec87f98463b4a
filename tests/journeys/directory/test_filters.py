"""Filters that act at once: a reader faster than the answers sees the answer to the last question."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

LIST = "/branchenbuch/"


@pytest.fixture
def filters(open_page):
    """The list with its chips."""
    page = open_page(width=1280)
    page.goto(LIST)
    return page


def is_filtered(url):
    return urlsplit(url).path == LIST and "stadtteil" in parse_qs(urlsplit(url).query)


def choice(page, name):
    return page.get_by_role("checkbox", name=name)


def chosen(page, name):
    """The link that takes a chosen filter away."""
    return page.get_by_role("link", name=f"{name} entfernen")


def newest_of(page, held, number):
    """Wait until so many questions are held up; Playwright hands them over between two steps."""
    for _ in range(1000):
        if len(held) == number:
            return held[-1]
        page.evaluate("new Promise(requestAnimationFrame)")
    raise AssertionError(f"{len(held)} of {number} questions were asked")


def test_a_slow_answer_to_an_older_question_is_given_up(filters):
    page, held = filters, []
    page.route(is_filtered, lambda route: held.append(route))
    listing = page.locator("[data-listing]")

    with page.expect_request(lambda request: is_filtered(request.url)) as first:
        choice(page, "Hassel").check()
    with page.expect_event("requestfailed", lambda request: request == first.value):
        choice(page, "Türkisch").check()
    expect(listing).to_have_attribute("aria-busy", "true")

    quick = newest_of(page, held, 2)
    quick.continue_()
    expect(chosen(page, "Türkisch")).to_be_visible()
    expect(chosen(page, "Hassel")).to_be_visible()
    expect(listing).not_to_have_attribute("aria-busy", "true")
    assert parse_qs(urlsplit(page.url).query) == {"stadtteil": ["hassel"], "sprache": ["tr"]}

    # An abandoned question is no step in the browser's history either.
    page.go_back()
    expect(chosen(page, "Türkisch")).to_have_count(0)
    assert page.url.endswith(LIST)


@pytest.mark.provokes(r"console: Failed to load resource: net::ERR_FAILED")
def test_an_answer_that_never_comes_leaves_the_way_by_a_new_page(filters):
    page = filters
    page.route(is_filtered, lambda route: route.abort(), times=1)
    with page.expect_navigation(url=is_filtered):
        choice(page, "Hassel").click()  # check() would look for it on the new page
    expect(chosen(page, "Hassel")).to_be_visible()
    expect(page.locator(".business-card").filter(has_not_text="Hassel")).to_have_count(0)
