"""What nginx keeps of the site for a second, and what it never keeps."""

import os
import re
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple
from urllib.error import HTTPError

import pytest
from django.conf import settings

from content.caching import page_cache
from tests.deploy.proxies import STATE, Nginx, Recorder
from tests.journeys.running import ROOT

pytestmark = pytest.mark.xdist_group("deploy")

ATTEMPTS = 12
# nginx looks at its clock once for all that it does at a time.
SECOND = 1.2
# Prints an entry's address; then publishes a new name of it, and withdraws it, each when it is told
# to, and prints when that was stored.
CHANGES = """
import time
from directory.models import Business
entry = Business.objects.public().first()
print(entry.get_absolute_url(), flush=True)
input()
entry.name = "Laden mit neuem Namen"
entry.save_revision().publish()
print(time.time(), flush=True)
input()
entry.unpublish()
print(time.time(), flush=True)
"""


def state(site, path, headers=None):
    """Return what nginx says of an answer: HIT, MISS, BYPASS, or None where it keeps nothing."""
    with site.nginx.open(path, headers=headers) as answer:
        answer.read()
        return answer.headers[STATE]


def states(site, path, headers=None):
    return {state(site, path, headers) for _ in range(ATTEMPTS)}


@pytest.mark.parametrize("path", ["/", "/branchenbuch/?q=rad", "/veranstaltungen/feed/"])
def test_readers_share_a_page(site, path):
    assert states(site, path) == {"MISS", "HIT"}


class Editor:
    """A process beside the site that changes an entry when it is told to."""

    def __init__(self, site):
        command = [sys.executable, "manage.py", "shell", "--no-imports", "--command", CHANGES]
        names = {"DJANGO_SETTINGS_MODULE": "config.settings.production", "VAR_DIR": str(site.var)}
        self.process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=os.environ | names | {"BASE_URL": site.url, "PROXY_COUNT": "1"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.address = re.sub(r"^https?://[^/]+", "", self.process.stdout.readline().strip())

    def change(self):
        """Make the next change; return when it was stored."""
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        return float(self.process.stdout.readline())


def test_readers_see_a_change_within_a_second(site):
    editor, answers, stop = Editor(site), [], threading.Event()

    def keep_reading():
        while not stop.wait(0.03):
            answers.append(read(site, editor.address))

    def seen_since(moment):
        """Wait for a few answers to what was asked since then; return what they said."""
        while len(late := [answer for answer in list(answers) if answer.began >= moment]) < 5:
            threading.Event().wait(0.1)
        return {(answer.status, answer.is_new) for answer in late}

    reader = threading.Thread(target=keep_reading)
    reader.start()
    try:
        before = seen_since(0)
        published = seen_since(editor.change() + SECOND)
        withdrawn = seen_since(editor.change() + SECOND)
    finally:
        stop.set()
        reader.join()
        editor.process.wait()
    assert (before, published, withdrawn) == ({(200, False)}, {(200, True)}, {(404, False)})
    assert {answer.state for answer in answers} >= {"HIT", "MISS"}


class Answer(NamedTuple):
    """When it was asked for, its status, whether the new name is there, and nginx's word."""

    began: float
    status: int
    is_new: bool
    state: str


def read(site, address):
    began = time.time()
    try:
        with site.nginx.open(address) as answer:
            is_new = "mit neuem Namen" in answer.read().decode()
            return Answer(began, answer.status, is_new, answer.headers[STATE])
    except HTTPError as error:
        return Answer(began, error.code, False, error.headers[STATE])


@pytest.mark.parametrize("cookie", [settings.SESSION_COOKIE_NAME, "messages"])
def test_a_session_or_a_message_neither_gets_nor_leaves_a_copy(site, cookie):
    path = f"/branchenbuch/?q={cookie}"
    personal = {"Cookie": f"{cookie}=abc"}
    assert states(site, path, personal) == {"BYPASS"}
    assert state(site, path) in {"MISS", "HIT"}
    assert states(site, path, personal) == {"BYPASS"}


@pytest.mark.parametrize("path", ["/kontakt/", "/branchenbuch/eintragen/", "/?unbekannt=1"])
def test_a_page_with_a_form_and_an_unknown_question_are_never_kept(site, path):
    assert states(site, path) == {"MISS"}


@pytest.mark.parametrize(
    "path",
    [
        "/healthz",
        "/konto/anmelden/",
        "/veranstaltungen/kalender.ics",
        "/branchenbuch/eintraege.csv",
    ],
)
def test_what_the_site_never_keeps_nginx_does_not_keep_either(site, path):
    assert states(site, path) == {None}


def test_both_page_caches_leave_out_the_same_addresses():
    pattern = re.search(r"location ~ (\S+) \{", (ROOT / "deploy/nginx.conf").read_text())[1]
    paths = [*page_cache.NEVER, *(f"/bereich/datei{end}" for end in page_cache.LARGE_FILES)]
    assert [path for path in paths if not re.search(pattern, path)] == []
    assert re.search(pattern, "/veranstaltungen/") is None


def test_what_a_browser_may_keep_for_a_day_is_asked_for_again_within_a_second(
    tmp_path, certificates
):
    recorder = Recorder({"Cache-Control": "public, max-age=86400"})
    nginx = Nginx(tmp_path, certificates, recorder.port)
    try:
        end = time.monotonic() + 3
        while time.monotonic() < end:
            with nginx.open("/bild.png") as answer:
                assert answer.headers["Cache-Control"] == "public, max-age=86400"
            threading.Event().wait(0.02)
        assert 3 <= len(recorder.requests) <= 5
    finally:
        nginx.stop()
        recorder.stop()


@pytest.mark.parametrize(
    "headers",
    [
        {"Cache-Control": "no-store"},
        {"Cache-Control": "private, max-age=60"},
        {"Cache-Control": "no-cache"},
        {"Set-Cookie": "csrftoken=1"},
        {"Vary": "Cookie"},
        {"Vary": "Accept-Encoding, Cookie"},
    ],
    ids=str,
)
def test_an_answer_for_one_reader_is_never_kept(tmp_path, certificates, headers):
    recorder = Recorder(headers)
    nginx = Nginx(tmp_path, certificates, recorder.port)
    try:
        for _ in range(5):
            nginx.open("/").close()
        assert len(recorder.requests) == 5
    finally:
        nginx.stop()
        recorder.stop()


def test_one_request_makes_the_copy_for_all_who_ask_at_once(tmp_path, certificates):
    recorder = Recorder()
    nginx = Nginx(tmp_path, certificates, recorder.port)
    try:
        with ThreadPoolExecutor(10) as readers:
            answers = list(readers.map(lambda _: nginx.open("/").read(), range(40)))
        assert answers == [b"ok"] * 40
        assert len(recorder.requests) <= 20
    finally:
        nginx.stop()
        recorder.stop()


def test_a_page_for_one_compression_is_not_given_to_another(site):
    packed, plain = {"Accept-Encoding": "gzip"}, {"Accept-Encoding": "identity"}
    for headers, encoding in [(packed, "gzip"), (plain, None)] * ATTEMPTS:
        with site.nginx.open("/veranstaltungen/", headers=headers) as answer:
            assert answer.headers["Content-Encoding"] == encoding


def test_the_head_of_a_page_and_a_part_of_it_are_right(site):
    text = site.nginx.open("/programm/").read()
    for _ in range(ATTEMPTS):
        with site.nginx.open("/programm/", headers={"Range": "bytes=100-199"}) as answer:
            part = answer.read()
            assert (answer.status, part) in [(206, text[100:200]), (200, text)]
        with site.nginx.open("/programm/", method="HEAD") as answer:
            assert (answer.status, answer.read()) == (200, b"")
            assert answer.headers["Content-Type"] == "text/html; charset=utf-8"


def test_whoever_has_the_page_gets_304(site):
    with site.nginx.open("/programm/") as answer:
        tag = answer.headers["ETag"]
    for _ in range(ATTEMPTS):
        with pytest.raises(HTTPError) as known:
            site.nginx.open("/programm/", headers={"If-None-Match": tag})
        assert (known.value.code, known.value.headers["ETag"]) == (304, tag)
