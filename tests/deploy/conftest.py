"""Proxies in front of a recorder, and nginx in front of the whole site."""

import pytest

from tests.deploy.proxies import Caddy, Nginx, Recorder, make_certificate
from tests.journeys.running import Site, free_port


@pytest.fixture(scope="session")
def certificates(tmp_path_factory):
    folder = tmp_path_factory.mktemp("certificates")
    make_certificate(folder)
    return folder


@pytest.fixture
def recorder():
    recorder = Recorder({"Cache-Control": "no-store"})
    yield recorder
    recorder.stop()


@pytest.fixture(params=[Nginx, Caddy], ids=["nginx", "caddy"])
def proxy(request, tmp_path, certificates, recorder):
    """Each of the two proxies, in front of the recorder, which has received nothing yet."""
    proxy = request.param(tmp_path, certificates, recorder.port)
    yield proxy
    proxy.stop()


@pytest.fixture(scope="session")
def site(tmp_path_factory, certificates):
    """The whole site as it stands behind nginx, prepared from nothing and running."""
    port = free_port()
    nginx = Nginx(tmp_path_factory.mktemp("nginx"), certificates, port)
    var = tmp_path_factory.mktemp("var")
    site = Site(port, var, BASE_URL=nginx.url, PROXY_COUNT="1")
    site.nginx, site.port = nginx, port
    site.url, site.context = nginx.url, nginx.context
    try:
        site.wait_until_answering()
        yield site
    finally:
        site.stop()
        nginx.stop()
