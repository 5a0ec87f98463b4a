"""Pages that Django's test client was answered, laid out by a real browser."""

import mimetypes
import re
import threading
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from queue import Queue
from urllib.parse import quote, unquote, urlsplit

from django.contrib.staticfiles import finders
from playwright.sync_api import sync_playwright

from tests.journeys.browser import options as browser_options

# What a page says: two that differ in nothing else have one shape.
WORDS = re.compile(r">[^<]*<|\"[^\"]*\"|\s+")


def one_of_each_shape(answers):
    """Return {path: HTML} of the pages among the answers, one of many with the same shape."""
    pages, kinds = {}, {}
    for number, answer in enumerate(answers):
        if answer["Content-Type"].startswith("text/html"):
            name = f"/{number}/{answer.status_code}{answer.wsgi_request.path}"
            html = answer.content.decode()
            # Where somebody is led on, nothing is to be seen.
            if html and kinds.setdefault(WORDS.sub("", html), name) == name:
                pages[name] = html
    return pages


# A browser's loop and Django's database do not go together in one thread.
onlooker = ThreadPoolExecutor(max_workers=1)


@cache
def _browser():
    """Return the browser of the onlooker; it ends with the process, as each start takes a second."""
    own = browser_options()
    # Nothing leaves this machine.
    own["args"] = [*own["args"], "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]
    return sync_playwright().start().chromium.launch(**own)


@contextmanager
def _serving(pages, ask):
    """Serve pages and static files to a browser, which keeps the files; gives the address.

    What is neither is what `ask` returns for its address with its query: an answer of Django's.
    """

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self):
            # A page that is left breaks off what it asked for.
            with suppress(ConnectionError):
                self.answer(unquote(urlsplit(self.path).path))

        def answer(self, path):
            file = path.startswith("/static/") and finders.find(path.removeprefix("/static/"))
            if path in pages:
                self.send(200, pages[path].encode(), "text/html; charset=utf-8")
            elif file:
                kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
                self.send(200, Path(file).read_bytes(), kind, "max-age=3600")
            elif ask:
                answer = ask(self.path)
                self.send(answer.status_code, answer.getvalue(), answer["Content-Type"])
            else:
                self.send(404)

        def send(self, status, body=b"", kind="text/plain", caching="no-store"):
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Cache-Control", caching)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Answer) as server:
        # It looks that often whether it shall stop.
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@contextmanager
def opened(pages, ask=None, **options):
    """Yield a function that opens one of the pages in a browser, by its path, and returns it.

    With `ask` it may be any page of the site, see `answered`.
    """
    with _serving(pages, ask) as address, _browser().new_context(**options) as context:
        page = context.new_page()

        def open_page(path):
            assert page.goto(address + quote(path, safe="/?=&"), wait_until="load").status == 200
            return page

        yield open_page


def looked_at(look, pages):
    """Return what `look` finds on pages ({path: HTML}), in the onlooker's thread."""
    return onlooker.submit(look, pages).result()


def answered(look, client):
    """Return what `look` finds; what it gets is to be given to `opened`, and asks Django's test client.

    This thread answers meanwhile: it has the database and the clock of the test.
    """
    questions = Queue()

    def ask(address):
        answer = Future()
        questions.put((address, answer))
        return answer.result()

    task = onlooker.submit(look, ask)
    task.add_done_callback(lambda _task: questions.put((None, None)))
    while (question := questions.get())[0]:
        address, answer = question
        try:
            answer.set_result(client.get(address))
        except Exception as error:  # raised where the question was asked
            answer.set_exception(error)
    return task.result()
