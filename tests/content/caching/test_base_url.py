import pytest
from django.core.cache import cache
from django.utils import timezone
from post_office.models import STATUS, Email
from wagtail.models import Site

from content.caching.base_url import apply_base_url
from content.models import ContentVersion
from events.models import FeedEntry
from tests.factories.events import make_event, make_events_page
from tests.factories.home import make_home, make_text_page

pytestmark = pytest.mark.django_db

OLD, NEW = "https://alt.example.org", "https://planb.example.org"


@pytest.fixture
def moved(settings):
    """Change the setting, and apply it as the next start does."""

    def move_to(address):
        settings.BASE_URL = address
        return apply_base_url(timezone.now())

    return move_to


@pytest.fixture
def home():
    return make_home()


@pytest.mark.parametrize(
    "address, hostname, port",
    [
        ("https://planb.example.org", "planb.example.org", 443),
        ("http://planb.example.org", "planb.example.org", 80),
        ("http://127.0.0.1:8123", "127.0.0.1", 8123),
        ("https://planb.example.org:8443", "planb.example.org", 8443),
    ],
)
def test_wagtails_site_has_the_host_and_port_of_the_setting(home, moved, address, hostname, port):
    moved(address)
    site = Site.objects.get()
    assert (site.hostname, site.port, site.root_page_id) == (hostname, port, home.pk)
    assert home.full_url == f"{address}/"


def test_a_site_that_somebody_made_for_the_address_becomes_the_default_one(home, moved):
    made = Site.objects.create(hostname="planb.example.org", port=443, root_page=home)
    moved(NEW)
    assert list(Site.objects.filter(is_default_site=True)) == [made]


def test_an_address_that_stays_renews_nothing_and_waits_for_no_lock(
    home, moved, django_assert_num_queries
):
    assert [moved(OLD), moved(OLD)] == [True, False]
    version = ContentVersion.current()
    with django_assert_num_queries(2):  # without a transaction: on SQLite it is the write lock
        moved(OLD)
    assert ContentVersion.current() == version


def test_stored_calendar_texts_get_the_new_address(home, moved):
    moved(OLD)
    make_events_page(home)
    series = make_event(slug="reihe", rule="FREQ=WEEKLY;COUNT=3")
    gone = make_event(slug="weg")
    gone.unpublish()
    texts = FeedEntry.objects.order_by("pk").values_list("text", flat=True)
    assert [OLD in text for text in texts] == [True, False]
    moved(NEW)
    shown, withdrawn = texts.all()
    assert f"URL:{NEW}/veranstaltungen/{series.slug}/\r\n" in shown
    assert OLD not in shown
    # What was withdrawn tells its dates and no address.
    assert ("STATUS:CANCELLED" in withdrawn, gone.slug in withdrawn) == (True, False)


def test_mails_that_wait_lead_to_the_new_address_and_sent_ones_stay(home, moved):
    moved(OLD)
    text = f"{OLD}/a/ {OLD}. {OLD}.fremd/ {OLD}:81/"
    for status in (STATUS.queued, STATUS.requeued, STATUS.failed, STATUS.sent):
        Email.objects.create(
            from_email="b@example.org",
            to=["a@example.org"],
            message=text,
            html_message=f'<a href="{OLD}">',
            status=status,
        )
    moved(NEW)
    texts = list(Email.objects.order_by("pk").values_list("message", "html_message"))
    waiting = (f"{NEW}/a/ {NEW}. {OLD}.fremd/ {OLD}:81/", f'<a href="{NEW}">')
    assert texts == [waiting, waiting, waiting, (text, f'<a href="{OLD}">')]


def test_stored_pages_are_made_anew(client, home, moved):
    moved(OLD)
    page = make_text_page(home, slug="text")
    cache.clear()
    assert f"{OLD}/text/" in client.get(page.url).content.decode()
    moved(NEW)
    assert f"{NEW}/text/" in client.get(page.url).content.decode()


def test_a_forged_host_is_in_no_address(client, home, settings):
    settings.ALLOWED_HOSTS = ["*"]
    page = make_text_page(home, slug="text")
    text = client.get(page.url, headers={"host": "evil.example"}).content.decode()
    assert (f"{settings.BASE_URL}/text/" in text, "evil" in text) == (True, False)
