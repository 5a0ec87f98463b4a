"""A site with one of everything."""

from copy import deepcopy
from types import SimpleNamespace

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client, override_settings
from django.utils import timezone
from post_office.models import Email

from content.caching.base_url import apply_base_url
from directory.search.facets import forget_facets
from tests.whole_site.inhabited import make_inhabited
from tests.whole_site.pseudo import row
from tests.whole_site.site import make_site
from tests.whole_site.tour import beyond_reading, reading, reading_files

# Not the host of the tests' client, so that a page shows from where it takes an address.
ADDRESS = "https://planb.example.org:8443"

# One visitor fills in every form, and one mistake after the other.
LIMITS = dict.fromkeys(
    (
        "CHANGES_PER_LINK",
        "CONFIRMATIONS_PER_ADDRESS",
        "CONFIRMATIONS_PER_ADDRESS_A_DAY",
        "FORMS_PER_ADDRESS",
        "FORMS_PER_ADDRESS_A_DAY",
        "FORMS_PER_PERSON",
        "HINTS_PER_ADDRESS",
        "PAGE_PASSWORDS_PER_ADDRESS",
        "POSTS_PER_NETWORK",
        "POSTS_PER_NETWORK_A_DAY",
        "UNCONFIRMED_PER_NETWORK",
    ),
    10_000,
)
# What a walk past all pages and forms needs.
WALKED = LIMITS | {"TOWN": row("Stadt")}


@pytest.fixture(scope="module", autouse=True)
def _wagtail_indexes(wagtail_indexes):
    """Let the whole site be as it is; what must not show could show there."""


@pytest.fixture(scope="module")
def made(rows_of_the_file):
    return make_site()


@pytest.fixture
def site(made, db, settings):
    for name, value in WALKED.items():
        setattr(settings, name, value)
    return deepcopy(made)  # a test may change the objects, too


@pytest.fixture(scope="module")
def inhabited(rows_of_the_file):
    """A site in use, made once for a file of tests; none of them keeps what it changes."""
    with override_settings(**LIMITS):
        yield make_inhabited()


@pytest.fixture(scope="session")
def tour(django_db_setup, django_db_blocker):
    """The `answers` of every public page and the `mails` written on the way, of a site at ADDRESS.

    `read` are those of the pages that are only read, asked for by somebody who had been nowhere.
    `files` are what programs read: {address: (status, content)}.
    Walked once for all that only look at them; keep those in one process (`xdist_group("tour")`).
    """
    changed = WALKED | dict.fromkeys(
        ("BASE_URL", "WAGTAILADMIN_BASE_URL", "WAGTAILAPI_BASE_URL"), ADDRESS
    )
    cache.clear()
    forget_facets()
    with django_db_blocker.unblock(), override_settings(**changed), transaction.atomic():
        site = make_site()
        apply_base_url(timezone.now())
        client = Client()
        read = list(reading(client))
        files = reading_files(Client())
        answers = read + list(beyond_reading(client, site))
        mails = [(mail.subject, mail.message + mail.html_message) for mail in Email.objects.all()]
        transaction.set_rollback(True)
    return SimpleNamespace(read=read, answers=answers, mails=mails, files=files)
