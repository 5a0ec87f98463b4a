"""What BASE_URL and its neighbours make of the server's settings."""

import runpy
import sys

import pytest

NAMES = ("BASE_URL", "ALLOWED_HOSTS", "HSTS_SECONDS", "HSTS_INCLUDE_SUBDOMAINS", "HSTS_PRELOAD")
HTTPS_NEEDS = {"PROXY_COUNT": "1"}
HTTPS = "https://planb.example.org"


@pytest.fixture
def production(monkeypatch, tmp_path):
    """Read the settings of the server anew with these environment variables."""
    monkeypatch.setenv("VAR_DIR", str(tmp_path))

    def read(**environment):
        for name in NAMES:
            monkeypatch.delenv(name, raising=False)
        for name, value in (HTTPS_NEEDS | environment).items():
            monkeypatch.setenv(name, value)
        monkeypatch.delitem(sys.modules, "config.settings.base", raising=False)
        return runpy.run_module("config.settings.production")

    return read


def test_the_host_of_the_address_is_allowed_whatever_else_is(production):
    assert production(BASE_URL=HTTPS)["ALLOWED_HOSTS"] == [
        "planb.example.org",
        "localhost",
        "127.0.0.1",
    ]
    found = production(BASE_URL=HTTPS, ALLOWED_HOSTS="www.example.org,10.0.0.1")
    assert found["ALLOWED_HOSTS"] == ["planb.example.org", "www.example.org", "10.0.0.1"]


def test_a_slash_at_the_end_of_the_address_is_no_part_of_it(production):
    found = production(BASE_URL=f"{HTTPS}/")
    names = ("BASE_URL", "WAGTAILADMIN_BASE_URL", "WAGTAILAPI_BASE_URL")
    assert {found[name] for name in names} == {HTTPS}
    assert found["CSRF_TRUSTED_ORIGINS"] == [HTTPS]


def test_https_redirects_to_the_address_with_its_port(production):
    found = production(BASE_URL=f"{HTTPS}:8443")
    assert found["SECURE_SSL_REDIRECT"] is True
    assert found["SECURE_SSL_HOST"] == "planb.example.org:8443"
    found = production(BASE_URL="http://127.0.0.1:8000")
    assert (found["SECURE_SSL_REDIRECT"], found["SECURE_SSL_HOST"]) == (False, None)


@pytest.mark.parametrize(
    "environment, expected",
    [
        ({"BASE_URL": HTTPS}, (31_536_000, False, False)),
        (
            {"BASE_URL": HTTPS, "HSTS_INCLUDE_SUBDOMAINS": "1", "HSTS_PRELOAD": "1"},
            (31_536_000, True, True),
        ),
        ({"BASE_URL": HTTPS, "HSTS_SECONDS": "3600"}, (3600, False, False)),
        ({"BASE_URL": "http://localhost:8000", "HSTS_PRELOAD": "1"}, (0, False, False)),
    ],
)
def test_the_domain_is_bound_to_https_as_far_as_the_operator_says(
    production, environment, expected
):
    found = production(**environment)
    names = ("SECONDS", "INCLUDE_SUBDOMAINS", "PRELOAD")
    assert tuple(found[f"SECURE_HSTS_{name}"] for name in names) == expected
