"""Two servers of the site over one PostgreSQL and one Redis, as behind a balancer."""

import json
import os
import subprocess
import sys
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.bench import redis
from tests.bench.kills.run import MailServer
from tests.bench.postgres import Server
from tests.deploy.two_servers.people import Visitor
from tests.journeys.running import ROOT, Site, free_port


@contextmanager
def ending(started, end):
    try:
        yield started
    finally:
        end(started)


class Servers:
    """Both running sites, and what they share."""

    def __init__(self, sites, settings, mail_server):
        self.sites, self.settings, self.mail_server = sites, settings, mail_server
        self.first, self.second = (site.url for site in sites)

    def shell(self, code):
        """Run Python beside the servers, over the same database; return what it prints as JSON."""
        command = [sys.executable, "manage.py", "shell", "--no-imports", "--command", code]
        printed = subprocess.run(
            command,
            cwd=ROOT,
            env=os.environ | self.settings,
            check=True,
            stdout=subprocess.PIPE,
            text=True,
        )
        return json.loads(printed.stdout)

    def visitor(self, network):
        """Return a browser at the first server, in a network of its own."""
        return Visitor(self.first, network)

    def lines(self):
        """Return what both have printed."""
        return [line for site in self.sites for line in site.lines]


@pytest.fixture(scope="session")
def servers():
    with ExitStack() as stack:
        # Not pytest's own folder, which PostgreSQL's user may not enter.
        folder = Path(stack.enter_context(TemporaryDirectory()))
        postgres = stack.enter_context(ending(Server(folder / "postgres"), Server.stop))
        cache = stack.enter_context(ending(redis.Server(folder / "redis"), redis.Server.stop))
        mail_server = stack.enter_context(ending(MailServer(folder), MailServer.kill))
        ports = free_port(), free_port()
        settings = {
            "DJANGO_SETTINGS_MODULE": "config.settings.production",
            "DATABASE_URL": postgres.new_database("planb"),
            "REDIS_URL": cache.url,
            "SECRET_KEY": "shared-by-both-servers-" + "x" * 40,
            "BASE_URL": f"http://127.0.0.1:{ports[0]}",
            "PROXY_COUNT": "1",
            "EMAIL_HOST": "127.0.0.1",
            "EMAIL_PORT": str(mail_server.port),
            "EMAIL_USE_TLS": "0",
            "POSTS_PER_NETWORK": "10",
            "VAR_DIR": str(folder / "first"),
        }
        sites = []
        for port, name in zip(ports, ("first", "second"), strict=True):
            site = Site(port, folder / name, **settings | {"VAR_DIR": str(folder / name)})
            sites.append(stack.enter_context(ending(site, Site.stop)))
            site.wait_until_answering()
        yield Servers(sites, settings, mail_server)
