"""What keeps one visitor's answer from another: each rule of the page cache, one by one."""

from datetime import datetime

import pytest
from django.http import HttpResponse, StreamingHttpResponse
from django.middleware.csrf import CsrfViewMiddleware, get_token
from django.test import RequestFactory

from content.caching.page_cache import PageCacheMiddleware
from content.models import ContentVersion
from content.place.time_zone import BERLIN

pytestmark = pytest.mark.django_db
browser = RequestFactory()


class Page:
    """What lies behind the cache: answers with its number, and keeps the requests it was given."""

    def __init__(self, make_answer=HttpResponse):
        self.make_answer = make_answer
        self.requests = []

    def __call__(self, request):
        self.requests.append(request)
        return self.make_answer(f"answer {len(self.requests)}")


def ask(page, request):
    return PageCacheMiddleware(page)(request)


def with_cookies(request, **cookies):
    request.COOKIES.update(cookies)
    return request


def numbers(page, *requests):
    """Ask for a page in turn and return the number of the answer that each request was given."""
    return [int(ask(page, request).content.split()[1]) for request in requests]


def test_the_second_reader_gets_what_the_first_one_got():
    assert numbers(Page(), browser.get("/a/"), browser.get("/a/")) == [1, 1]


def test_a_stored_answer_keeps_its_headers():
    page = Page(lambda text: HttpResponse(text, headers={"X-Any": "thing"}, content_type="text/x"))
    for answer in (ask(page, browser.get("/a/")), ask(page, browser.get("/a/"))):
        assert (answer["X-Any"], answer["Content-Type"]) == ("thing", "text/x")


@pytest.mark.parametrize("method", ["head", "post", "options"])
def test_only_a_get_is_answered_or_stored(method):
    other = getattr(browser, method)
    assert numbers(Page(), browser.get("/a/"), other("/a/")) == [1, 2]
    assert numbers(Page(), other("/b/"), browser.get("/b/")) == [1, 2]


@pytest.mark.parametrize("cookie", ["sessionid", "messages"])
def test_whoever_has_a_session_or_a_message_waiting_neither_gets_nor_leaves_an_entry(cookie):
    def personal(path):
        return with_cookies(browser.get(path), **{cookie: "x"})

    assert numbers(Page(), browser.get("/a/"), personal("/a/")) == [1, 2]
    assert numbers(Page(), personal("/b/"), browser.get("/b/")) == [1, 2]


def test_an_answer_that_sets_a_cookie_is_not_stored():
    def with_cookie(text):
        response = HttpResponse(text)
        response.set_cookie("any", "thing")
        return response

    assert numbers(Page(with_cookie), browser.get("/a/"), browser.get("/a/")) == [1, 2]


@pytest.mark.parametrize("cookies", [{}, {"csrftoken": "x" * 32}], ids=["new", "known"])
def test_a_token_reaches_nobody_else(cookies):
    """Also that of somebody who had been given one before."""
    page = Page()

    def form(request):
        get_token(request)
        return page(request)

    cache = PageCacheMiddleware(CsrfViewMiddleware(form))
    cache(with_cookies(browser.get("/a/"), **cookies))
    cache(browser.get("/a/"))
    assert len(page.requests) == 2


@pytest.mark.parametrize("status", [201, 302, 403, 404, 410, 500])
def test_only_a_page_that_is_there_is_stored(status):
    page = Page(lambda text: HttpResponse(text, status=status))
    assert numbers(page, browser.get("/a/"), browser.get("/a/")) == [1, 2]


@pytest.mark.parametrize("rule", ["no-store", "private, no-store", "max-age=0, no-store"])
def test_what_no_cache_may_keep_is_not_stored(rule):
    page = Page(lambda text: HttpResponse(text, headers={"Cache-Control": rule}))
    assert numbers(page, browser.get("/a/"), browser.get("/a/")) == [1, 2]


@pytest.mark.parametrize("names", ["Cookie", "Accept-Language", "Accept-Encoding, Cookie", "*"])
def test_what_depends_on_more_than_the_key_is_not_stored(names):
    page = Page(lambda text: HttpResponse(text, headers={"Vary": names}))
    assert numbers(page, browser.get("/a/"), browser.get("/a/")) == [1, 2]


def test_what_is_sent_in_parts_is_not_stored():
    page = Page(lambda text: StreamingHttpResponse([text.encode()]))
    answers = [ask(page, browser.get("/a/")), ask(page, browser.get("/a/"))]
    assert [b"".join(answer) for answer in answers] == [b"answer 1", b"answer 2"]


@pytest.mark.parametrize(
    "other",
    [
        browser.get("/b/"),
        browser.get("/en/a/"),
        browser.get("/a/", {"q": "brot"}),
        browser.get("/a/", headers={"host": "localhost"}),
        browser.get("/a/", headers={"accept-encoding": "br, gzip"}),
        browser.get("/a/", secure=True),
    ],
    ids=["path", "language", "query", "host", "encoding", "scheme"],
)
def test_another_address_or_encoding_is_another_entry(other):
    assert numbers(Page(), browser.get("/a/"), other, browser.get("/a/")) == [1, 2, 1]


def test_a_change_of_the_content_makes_every_entry_old():
    page = Page()
    first = numbers(page, browser.get("/a/"))
    ContentVersion.bump()
    assert first + numbers(page, browser.get("/a/")) == [1, 2]


def test_values_of_one_key_are_not_put_in_another_order():
    """Where a key may be given once, the last value counts."""
    first, second = browser.get("/a/?q=brot&q=rad"), browser.get("/a/?q=rad&q=brot")
    assert numbers(Page(), first, second) == [1, 2]


@pytest.mark.parametrize("path", ["/admin/a/", "/einreichung/a/", "/media/a.png", "/dokumente/1/"])
def test_the_editors_the_private_links_and_files_are_left_alone(path):
    assert numbers(Page(), browser.get(path), browser.get(path)) == [1, 2]


LARGE_FILES = ["/a/kalender.ics", "/a/eintraege.csv", "/a/eintraege.geojson"]


@pytest.mark.parametrize("path", LARGE_FILES)
def test_files_of_everything_are_too_large_to_keep(path):
    assert numbers(Page(), browser.get(path), browser.get(path)) == [1, 2]


def tagged(text):
    return HttpResponse(text, headers={"ETag": '"a"', "Vary": "Accept-Encoding"})


def statuses(page, *tags, path=LARGE_FILES[0]):
    """Ask for a file with each of these tags in turn; return what is answered."""
    asked = [browser.get(path, headers={"If-None-Match": tag}) for tag in tags]
    return [ask(page, request).status_code for request in asked]


@pytest.mark.parametrize("path", LARGE_FILES)
def test_whoever_has_a_large_file_is_told_so_before_it_is_built(path):
    page = Page(tagged)
    assert statuses(page, '"old"', '"a"', 'W/"a"', '"old"', path=path) == [200, 304, 304, 200]
    assert len(page.requests) == 2
    again = ask(page, browser.get(path, headers={"If-None-Match": '"a"'}))
    assert (again["ETag"], again["Vary"], again.content) == ('"a"', "Accept-Encoding", b"")


def test_a_large_file_is_built_again_for_a_new_version_another_filter_and_another_day(stop_clock):
    page = Page(tagged)
    stop_clock(datetime(2026, 5, 5, 23, 30, tzinfo=BERLIN))
    statuses(page, '"old"', '"a"')
    ContentVersion.bump()
    statuses(page, '"a"', '"a"')
    statuses(page, '"a"', '"a"', path=f"{LARGE_FILES[0]}?q=rad")
    stop_clock(datetime(2026, 5, 6, 0, 30, tzinfo=BERLIN))
    statuses(page, '"a"', '"a"')
    assert len(page.requests) == 4


def test_the_tag_of_a_large_file_with_a_cookie_is_not_kept():
    def personal(text):
        answer = tagged(text)
        answer.set_cookie("csrftoken", "x")
        return answer

    page = Page(personal)
    statuses(page, '"old"', '"a"')
    assert len(page.requests) == 2


@pytest.mark.parametrize("path", ["/healthz", "/media/images/laden.jpg"])
def test_what_machines_ask_is_answered_anew(path):
    assert numbers(Page(), browser.get(path), browser.get(path)) == [1, 2]


@pytest.mark.parametrize("mark", ["utm_source", "utm_campaign", "fbclid", "gclid"])
def test_a_campaigns_mark_reaches_the_page_and_shares_its_entry(mark):
    page = Page()
    asked = [browser.get("/a/", {mark: "x", "q": "1"}), browser.get("/a/", {"q": "1"})]
    assert numbers(page, *asked, *asked) == [1, 1, 1, 1]
    assert [request.GET.dict() for request in page.requests] == [{mark: "x", "q": "1"}]
    assert page.requests[0].META["QUERY_STRING"] == f"{mark}=x&q=1"


@pytest.mark.parametrize("query", ["foo=1", "q=brot&foo=1", "utm_source=x&foo=1", "utm-source=1"])
def test_a_key_that_no_page_is_known_to_read_is_answered_for_this_request_alone(query):
    page = Page(lambda text: HttpResponse(text, headers={"Cache-Control": "public, max-age=60"}))
    answers = [ask(page, browser.get(f"/a/?{query}")) for _ in range(2)]
    assert [answer.content for answer in answers] == [b"answer 1", b"answer 2"]
    assert answers[0]["Cache-Control"] == "private, no-store"
    assert {request.META["QUERY_STRING"] for request in page.requests} == {query}
