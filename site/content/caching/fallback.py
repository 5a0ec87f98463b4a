"""A Redis cache that the site can do without: while Redis is away, each process keeps its own."""

import logging
import time

from django.core.cache.backends.base import BaseCache
from django.core.cache.backends.locmem import LocMemCache
from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)

# No page waits longer for Redis than this, and after a failure nobody asks for a while.
SOCKET_SECONDS = 0.3
PAUSE_SECONDS = 10
SILENT_SECONDS = 60


class Outage:
    """Whether a Redis is asked at the moment; all threads of a process know of its last failure."""

    of_server = {}

    def __init__(self):
        self.asks_again_at = self.logs_again_at = 0.0

    @classmethod
    def of(cls, server):
        return cls.of_server.setdefault(server, cls())

    @property
    def is_over(self):
        return time.monotonic() >= self.asks_again_at

    def begin(self, error):
        """Let nobody ask for a while, and log it, at most once a minute."""
        now = time.monotonic()
        self.asks_again_at = now + PAUSE_SECONDS
        if now >= self.logs_again_at:
            self.logs_again_at = now + SILENT_SECONDS
            logger.warning(
                "Redis does not answer; each process keeps a cache of its own: %s", error
            )


class RedisOrOwnCache(BaseCache):
    """Asks Redis; where it does not answer, the cache of this process, as without REDIS_URL.

    What is kept is found by the content version, so nothing of before is shown afterwards.
    """

    def __init__(self, server, params):
        super().__init__(params)
        options = {"socket_timeout": SOCKET_SECONDS, "socket_connect_timeout": SOCKET_SECONDS}
        own_params = {key: value for key, value in params.items() if key != "OPTIONS"}
        self._redis = RedisCache(server, params | {"OPTIONS": options | params.get("OPTIONS", {})})
        self._own = LocMemCache("while-redis-is-away", own_params)
        self._outage = Outage.of(server)

    def _ask(self, method, *args, **kwargs):
        if self._outage.is_over:
            try:
                return getattr(self._redis, method)(*args, **kwargs)
            except (RedisError, OSError) as error:
                self._outage.begin(error)
        return getattr(self._own, method)(*args, **kwargs)

    def add(self, *args, **kwargs):
        return self._ask("add", *args, **kwargs)

    def get(self, *args, **kwargs):
        return self._ask("get", *args, **kwargs)

    def set(self, *args, **kwargs):
        return self._ask("set", *args, **kwargs)

    def touch(self, *args, **kwargs):
        return self._ask("touch", *args, **kwargs)

    def delete(self, *args, **kwargs):
        return self._ask("delete", *args, **kwargs)

    def get_many(self, *args, **kwargs):
        return self._ask("get_many", *args, **kwargs)

    def has_key(self, *args, **kwargs):
        return self._ask("has_key", *args, **kwargs)

    def incr(self, *args, **kwargs):
        return self._ask("incr", *args, **kwargs)

    def set_many(self, *args, **kwargs):
        return self._ask("set_many", *args, **kwargs)

    def delete_many(self, *args, **kwargs):
        return self._ask("delete_many", *args, **kwargs)

    def clear(self):
        return self._ask("clear")
