"""A body that ends before its length is no body."""

import io

import pytest
from django.core.handlers.wsgi import WSGIRequest
from django.http import UnreadablePostError

from content.security.complete_bodies import CompleteBodies, CompleteBody


def test_a_body_is_read_in_pieces_and_whole():
    body = CompleteBody(io.BytesIO(b"abcdef and the next request"), 6)
    assert [body.read(4), body.read(), body.read(4)] == [b"abcd", b"ef", b""]


def test_a_body_is_read_in_lines():
    body = CompleteBody(io.BytesIO(b"ab\ncd"), 5)
    assert [body.readline(), body.readline(1), body.readline(), body.readline()] == [
        b"ab\n",
        b"c",
        b"d",
        b"",
    ]


@pytest.mark.parametrize("size", [-1, None, 6])
def test_a_body_that_ends_early_is_no_body(size):
    with pytest.raises(OSError, match="ended early"):
        CompleteBody(io.BytesIO(b"abc"), 6).read(size)


@pytest.mark.parametrize(
    ("length", "kind"),
    [
        ({}, str),
        ({"CONTENT_LENGTH": ""}, str),
        ({"CONTENT_LENGTH": "x"}, str),
        ({"CONTENT_LENGTH": "7"}, CompleteBody),
    ],
)
def test_only_a_body_of_known_length_is_watched(length, kind):
    seen = []
    application = CompleteBodies(lambda environ, start: seen.append(environ["wsgi.input"]))
    application({"wsgi.input": "plain"} | length, None)
    assert [type(body) for body in seen] == [kind]


FORM = "application/x-www-form-urlencoded"
UPLOAD = "multipart/form-data; boundary=cut"
PART = b'--cut\r\nContent-Disposition: form-data; name="text"\r\n\r\nHal'


@pytest.mark.parametrize(("kind", "half"), [(FORM, b"text=Hal"), (UPLOAD, PART)])
def test_half_a_message_is_not_taken_for_a_whole_one(kind, half):
    sent = {"REQUEST_METHOD": "POST", "CONTENT_TYPE": kind, "CONTENT_LENGTH": "500"}
    request = WSGIRequest(sent | {"wsgi.input": CompleteBody(io.BytesIO(half), 500)})
    with pytest.raises(UnreadablePostError):
        request.POST.get("text")
