"""A Redis that is away costs nobody a page: closed, silent, or gone in between."""

import logging
import socket
import threading
import time

import pytest
from django.core.cache import caches

from content.caching import fallback
from tests.factories.home import make_home


@pytest.fixture
def silent():
    """A server that takes connections and never answers: its port."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


@pytest.fixture
def closed():
    """A port on which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    return port


@pytest.fixture(params=["silent", "closed"])
def cache(request, settings):
    port = request.getfixturevalue(request.param)
    settings.CACHES = {
        "default": {
            "BACKEND": "content.caching.fallback.RedisOrOwnCache",
            "LOCATION": f"redis://127.0.0.1:{port}/0",
        }
    }
    yield caches["default"]
    caches["default"]._own.clear()


def test_the_cache_of_the_process_takes_its_place(cache):
    cache.set("name", "Käse", 60)
    assert cache.get("name") == "Käse"
    assert (cache.add("name", "Brot"), cache.add("other", 1)) == (False, True)
    assert (cache.incr("other"), cache.has_key("other")) == (2, True)
    assert cache.get_or_set("third", lambda: 3) == 3
    cache.set_many({"a": 1, "b": 2})
    assert cache.get_many(["a", "b", "c"]) == {"a": 1, "b": 2}
    assert (cache.touch("a"), cache.delete("a"), cache.get("a")) == (True, True, None)
    cache.delete_many(["b"])
    cache.clear()
    assert cache.get("name") is None


def test_only_the_first_of_many_questions_waits_and_one_line_is_logged(cache, caplog):
    caplog.set_level(logging.WARNING)
    begin = time.monotonic()
    threads = [threading.Thread(target=caches["default"].get, args=("x",)) for _n in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for number in range(200):
        cache.set(str(number), number)
    assert time.monotonic() - begin <= 1
    assert len([r for r in caplog.records if r.name == fallback.__name__]) == 1


def test_after_a_pause_redis_is_asked_again(cache, monkeypatch):
    asked = []
    cache.get("x")
    monkeypatch.setattr(cache._redis, "get", lambda *args, **kwargs: asked.append(args))
    cache.get("x")
    assert asked == []
    monkeypatch.setattr(cache._outage, "asks_again_at", time.monotonic())
    cache.get("x")
    assert asked == [("x",)]


@pytest.mark.django_db
def test_pages_are_answered_and_kept(client, cache):
    make_home()
    begin = time.monotonic()
    first, second = client.get("/"), client.get("/")
    assert (first.status_code, second.content) == (200, first.content)
    assert time.monotonic() - begin <= 2
    assert any(":page:" in key for key in cache._own._cache)
