"""One broken row takes nothing with it: every reader goes on, and the row can be repaired in the admin.

Rows are broken past all validation, as an old version of the site, a script or a restored backup could
leave them. A few breaks are possible on SQLite only, which stores whatever it is given.
"""

import datetime as dt
import json
from types import SimpleNamespace
from uuid import uuid4

import pytest
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.text import slugify
from post_office import mail
from wagtail.images import get_image_model

from directory.search.facets import forget_facets
from events.models import FeedEntry
from home.operations.nightly import run_nightly
from submissions.models import Message
from tests.factories.directory import make_business, make_category, make_premises
from tests.factories.events import make_event, make_registration
from tests.factories.home import make_home, make_news, make_text_page
from tests.factories.pictures import photo
from tests.factories.submissions import filed_business
from tests.factories.teams import make_team
from tests.whole_site.site import make_sections

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("broken_rows")]

# The tests run tasks at once, so there is no table of them to tidy.
IN_TESTS_ONLY = {"nightly: prune_db_task_results"}
HEALTHY = "Gesund"


class Rows:
    """One row of each kind under this name; made when it is asked for first."""

    def __init__(self, site, name):
        self.site, self.name, self.slug = site, name, slugify(name)

    @property
    def picture(self):
        """Where it is whole itself, all show the same, whose page is then asked for once."""
        return self.image if "picture" in self.name else self.site.rows[HEALTHY].image

    @cached_property
    def image(self):
        return get_image_model().objects.create(title=self.name, file=photo())

    @cached_property
    def business(self):
        business = make_business(
            name=f"{self.name} Laden",
            slug=self.slug,
            categories=[self.site.category],
            picture=self.picture,
            opening_hours="Mo-Su 00:00-24:00",
            languages=["de"],
            latitude="51.522200",
            longitude="7.088600",
        )
        return with_revision(business)

    @cached_property
    def event(self):
        soon = self.site.soon
        event = make_event(
            title=f"{self.name} Treffen",
            slug=self.slug,
            starts_at=soon,
            ends_at=soon + dt.timedelta(hours=2),
            rule="FREQ=WEEKLY;COUNT=20",
            picture=self.picture,
            registration="here",
            kind="meeting",
            changes=[{"kind": "cancelled", "original_date": (soon + dt.timedelta(days=7)).date()}],
        )
        return with_revision(event)

    @cached_property
    def registration(self):
        return make_registration(self.event.occurrences.first(), name=self.name)

    @cached_property
    def premises(self):
        place = {"latitude": "51.522200", "longitude": "7.088600"}
        title = f"{self.name} Raum"
        return with_revision(
            make_premises(title=title, slug=self.slug, picture=self.picture, **place)
        )

    @cached_property
    def team(self):
        team = make_team(name=f"{self.name} Team", slug=self.slug, event=self.event)
        return with_revision(team)

    @cached_property
    def news(self):
        title = f"{self.name} Meldung"
        return make_news(self.site.news, title=title, slug=self.slug, picture=self.picture)

    @cached_property
    def text(self):
        return make_text_page(self.site.home, title=self.name, slug=f"{self.slug}-text")

    @cached_property
    def submission(self):
        return filed_business(f"{self.name} Einreichung")

    @cached_property
    def message(self):
        facts = {"name": self.name, "text": self.name, "email": "a@example.org"}
        return Message.objects.create(topic="contact", idempotency_key=uuid4(), **facts)

    @cached_property
    def letter(self):
        return mail.send("gast@example.org", "planb@example.org", subject=self.name, message="x")

    def made(self, *kinds):
        """Return those rows of these kinds that were asked for."""
        return [vars(self)[kind] for kind in kinds if kind in vars(self)]

    def make(self, *kinds):
        for kind in kinds:
            getattr(self, kind)


KINDS = [name for name, value in vars(Rows).items() if isinstance(value, cached_property)]
# What shows the row that breaks have in their names, or is of the same name and kind.
BESIDE = {
    "picture": ("image", "business", "event", "premises", "team", "news"),
    "submission": ("business", "submission"),
    "draft": ("business", "submission"),
}


def with_revision(entry):
    entry.save_revision()
    return entry


@pytest.fixture(scope="module")
def site(rows_of_the_file):
    """A healthy row of everything, and each break in a row of its own."""
    site = SimpleNamespace(soon=timezone.now() + dt.timedelta(days=2))
    site.user = get_user_model().objects.create_superuser("eva", "eva@example.org", "x")
    site.home = make_home()
    make_sections(site)
    site.category = make_category(name="Zunft", slug="zunft")
    site.rows = {name: Rows(site, f"Kaputt {name}") for name in BREAKS}
    site.rows[HEALTHY] = Rows(site, HEALTHY)
    site.rows[HEALTHY].make(*KINDS)
    for name, rows in site.rows.items():
        for word, kinds in BESIDE.items():
            if word in name:
                rows.make(*kinds)  # made while all is well, as in life
    for name, break_it in BREAKS.items():
        break_it(site.rows[name])
    return site


def stored(row, **values):
    """Write values into a row's own columns, whatever they are."""
    table = row._meta.db_table
    names = ", ".join(f'"{name}" = %s' for name in values)
    with connection.cursor() as cursor:
        cursor.execute(
            f'UPDATE "{table}" SET {names} WHERE "{row._meta.pk.column}" = %s',
            [*values.values(), row.pk],
        )


def without_file(image):
    image.file.storage.delete(image.file.name)
    image.renditions.all().delete()


def with_empty_file(image):
    with image.file.storage.open(image.file.name, "wb") as file:
        file.write(b"")
    image.renditions.all().delete()


def revision_of(row, **values):
    stored(
        row.latest_revision,
        content=json.dumps(row.latest_revision.content | values, cls=DjangoJSONEncoder),
    )


# What is broken, by name: a function of the site and of the rows that may be broken.
EVENT = {
    "rule that is none": lambda rows: stored(rows.event, recurrences="RRULE:FREQ=BANANE"),
    "rule that is no text of rules": lambda rows: stored(rows.event, recurrences="banane"),
    "rule of seconds": lambda rows: stored(rows.event, recurrences="RRULE:FREQ=SECONDLY"),
    "rule with an impossible end": lambda rows: stored(
        rows.event, recurrences="RRULE:FREQ=DAILY;UNTIL=20261399T000000Z"
    ),
    "kind": lambda rows: stored(rows.event, kind="quatsch"),
    "way to register": lambda rows: stored(rows.event, registration="quatsch"),
    "end before its beginning": lambda rows: stored(
        rows.event, ends_at="2001-01-01 00:00:00+00:00"
    ),
    "last moment of time": lambda rows: stored(
        rows.event, starts_at="9999-12-31 23:30:00+00:00", ends_at="9999-12-31 23:59:00+00:00"
    ),
    "first moment of time": lambda rows: stored(rows.event, starts_at="0001-01-01 00:00:00+00:00"),
    "date in the last moment of time": lambda rows: stored(
        rows.event.occurrences.first(),
        starts_at="9999-12-31 23:30:00+00:00",
        ends_at="9999-12-31 23:59:00+00:00",
        original_start="9999-12-31 23:30:00+00:00",
    ),
    "state of a date": lambda rows: rows.event.occurrences.update(state="quatsch"),
    "exception of no kind": lambda rows: rows.event.changes.update(kind="quatsch"),
    "exception without a day": lambda rows: rows.event.changes.update(original_date=None),
    "moved date without a day": lambda rows: rows.event.changes.update(
        kind="moved", original_date=None
    ),
    "added date without a time": lambda rows: rows.event.changes.update(kind="extra"),
    "calendar text": lambda rows: FeedEntry.objects.filter(event=rows.event).update(
        text="BEGIN:BANANE"
    ),
    "online link": lambda rows: stored(rows.event, online_url="http://[::1"),
    "revision without content": lambda rows: stored(rows.event.latest_revision, content="{}"),
    "revision with a broken rule": lambda rows: revision_of(rows.event, recurrences="banane"),
    "revision with a broken date": lambda rows: revision_of(rows.event, starts_at="gestern"),
    "registration state": lambda rows: stored(rows.registration, state="quatsch"),
    "what a guest was told": lambda rows: stored(rows.registration, announced='"quatsch"'),
}
BUSINESS = {
    "opening hours": lambda rows: stored(rows.business, opening_hours="Mo 25:00 banane"),
    "place far away": lambda rows: stored(
        rows.business, latitude="99.999999", longitude="-99.999999"
    ),
    "half a place": lambda rows: stored(rows.business, longitude=None),
    "no category": lambda rows: rows.business.categories.through.objects.filter(
        business=rows.business
    ).delete(),
    "no neighbourhood": lambda rows: stored(rows.business, neighbourhood_id=None),
    "website": lambda rows: stored(rows.business, website="http://[::1"),
    "telephone": lambda rows: stored(rows.business, telephone="ruf an", whatsapp="ruf an"),
    "no name": lambda rows: stored(rows.business, name=""),
    "revision of a business without content": lambda rows: stored(
        rows.business.latest_revision, content="[]"
    ),
    "revision with a neighbourhood that is gone": lambda rows: revision_of(
        rows.business, neighbourhood=99999
    ),
    "revision with a broken day": lambda rows: revision_of(rows.business, checked_on="gestern"),
}
OTHERS = {
    "picture without a file": lambda rows: without_file(rows.image),
    "picture with an empty file": lambda rows: with_empty_file(rows.image),
    "picture without a size": lambda rows: stored(rows.image, width=0, height=0),
    "premises' place": lambda rows: stored(rows.premises, latitude="99.999999", longitude=None),
    "premises of no size": lambda rows: stored(rows.premises, size=0),
    "revision of premises": lambda rows: revision_of(rows.premises, available_from="morgen"),
    "team of more members than chairs": lambda rows: stored(rows.team, seats=0),
    "revision of a team": lambda rows: revision_of(rows.team, event="quatsch"),
    "kind of a submission": lambda rows: stored(rows.submission, kind="quatsch"),
    "state of a submission": lambda rows: stored(rows.submission, state="quatsch"),
    "submission whose draft is gone": lambda rows: stored(rows.submission, object_id=99999),
    "submission of a model that is gone": lambda rows: stored(
        rows.submission,
        content_type_id=ContentType.objects.create(app_label="weg", model="weg").pk,
    ),
    "answers of a submission that are a list": lambda rows: stored(rows.submission, payload="[1]"),
    "answers of a submission that are no list": lambda rows: stored(
        rows.submission, payload='{"name": 5}'
    ),
    "reasons of a submission": lambda rows: stored(rows.submission, spam_reasons='"quatsch"'),
    "revision of a draft": lambda rows: stored(rows.submission.draft.latest_revision, content="{}"),
    "topic of a message": lambda rows: stored(rows.message, topic="quatsch", state="open"),
    "blocks of a text page": lambda rows: stored(
        rows.text, body='[{"type": "quatsch", "value": 3}]'
    ),
    "block with a wrong value": lambda rows: stored(
        rows.text,
        body=json.dumps(
            [
                {"type": name, "value": "quatsch", "id": str(number)}
                for number, name in enumerate(("facts", "events", "picture", "people", "download"))
            ]
        ),
    ),
    "block that points to nothing": lambda rows: stored(
        rows.text,
        body=json.dumps(
            [
                {"type": "picture", "value": {"image": 99999}, "id": "1"},
                {"type": "download", "value": {"document": 99999}, "id": "2"},
                {"type": "events", "value": {"count": 3, "chosen": [99999]}, "id": "3"},
                {"type": "call", "value": {"page": 99999}, "id": "4"},
            ]
        ),
    ),
    "mail without a recipient": lambda rows: stored(rows.letter, to="", message_id=None),
}
SQLITE_ONLY = {
    "beginning that is no time": lambda rows: stored(rows.event, starts_at="2026-13-45 99:00:00"),
    "date that is no time": lambda rows: stored(
        rows.event.occurrences.first(),
        starts_at="2026-13-45 99:00:00",
        ends_at="2026-13-46 99:00:00",
    ),
    "place that is no number": lambda rows: stored(rows.business, latitude="Schalke"),
    "day that is none": lambda rows: stored(rows.business, checked_on="2026-02-31"),
    "day on which premises are free": lambda rows: stored(rows.premises, available_from="bald"),
    "moment of a submission": lambda rows: stored(rows.submission, begins_at="bald"),
}
BREAKS = EVENT | BUSINESS | OTHERS
if connection.vendor == "sqlite":
    BREAKS |= SQLITE_ONLY

# What visitors and programs read of all rows; where the healthy one has to be found.
PUBLIC = """
/
/aktuelles/ Gesund Meldung
/aktuelles/feed/ Gesund Meldung
/aktuelles/gesund/ Gesund Meldung
/veranstaltungen/ Gesund Treffen
/veranstaltungen/archiv/
/veranstaltungen/kalender/
/veranstaltungen/kalender/woche/
/veranstaltungen/feed/ Gesund Treffen
/veranstaltungen/kalender.ics Gesund Treffen
/veranstaltungen/gesund/ Gesund Treffen
/veranstaltungen/gesund/termin.ics Gesund Treffen
/veranstaltungen/gesund/bild.png
/branchenbuch/ Gesund Laden
/branchenbuch/?geoeffnet=1 Gesund Laden
/branchenbuch/?sortierung=naehe&nah=51.522,7.0886 Gesund Laden
/branchenbuch/?q=laden&branche=zunft Gesund Laden
/branchenbuch/eintraege.csv Gesund Laden
/branchenbuch/eintraege.geojson Gesund Laden
/branchenbuch/gesund/ Gesund Laden
/branchenbuch/gesund/visitenkarte.vcf Gesund Laden
/branchenbuch/gesund/aushang/
/branchenbuch/gesund/bild.png
/branchenbuch/vorschlaege/?q=gesund
/branchenbuch/ladenlokale/ Gesund Raum
/branchenbuch/ladenlokale/gesund/ Gesund Raum
/erfolgsteams/ Gesund Team
/erfolgsteams/gesund/ Gesund Team
/suche/?q=gesund /branchenbuch/gesund/
/suche/?q=gesund&nur=veranstaltungen /veranstaltungen/gesund/
/sitemap.xml gesund
/api/v2/events/ Gesund Treffen
/api/v2/businesses/ Gesund Laden
/api/v2/pages/ Gesund Meldung
""".split("\n")[1:-1]
ADMIN = """
/admin/
/admin/snippets/events/event/ Gesund Treffen
/admin/snippets/directory/business/ Gesund Laden
/admin/snippets/directory/premises/ Gesund Raum
/admin/snippets/teams/successteam/ Gesund Team
/admin/snippets/directory/business/?export=csv Gesund Laden
/admin/einreichungen/
/admin/einreichungen/rueckfragen/
/admin/einreichungen/erledigt/
/admin/einreichungen/?export=csv
/admin/reports/einreichungen/
/admin/reports/branchenbuch/
/admin/reports/workflow_tasks/
/admin/reports/workflow/
/admin/reports/site-history/
/admin/teilnahmelisten/
/admin/events/registration/
/admin/post_office/email/
/admin/images/
/admin/pages/
""".split("\n")[1:-1]


OWN = {
    "business": ["", "visitenkarte.vcf", "aushang/", "bild.png", "aendern/", "aendern/?nur=alles"],
    "event": ["", "termin.ics", "bild.png", "aendern/", "aendern/?nur=alles"],
    "premises": ["", "bild.png"],
    "team": ["", "mitmachen/"],
    "news": [""],
    "text": [""],
}


@pytest.fixture
def reader(client):
    """A visitor to whom a failure is an answer."""
    cache.clear()
    forget_facets()
    client.raise_request_exception = False
    return client


@pytest.fixture
def editor(reader, site):
    reader.force_login(site.user)
    return reader


def content_of(answer):
    parts = answer.streaming_content if answer.streaming else [answer.content]
    return b"".join(parts).decode(errors="replace")


@pytest.mark.parametrize("line", PUBLIC)
def test_visitors_and_programs_read_on(reader, site, line):
    address, _space, word = line.partition(" ")
    answer = reader.get(address, follow=True)
    assert answer.status_code == 200
    assert word in content_of(answer)


@pytest.mark.parametrize("line", ADMIN)
def test_editors_read_on(editor, site, line):
    address, _space, word = line.partition(" ")
    answer = editor.get(address)
    assert answer.status_code == 200
    assert word in content_of(answer)


@pytest.mark.parametrize("name", [HEALTHY, *BREAKS])
def test_a_broken_row_answers_itself_or_is_not_found(reader, site, name):
    rows = site.rows[name]
    addresses = [
        (row.url if hasattr(row, "url") else row.get_absolute_url()) + below
        for kind, belows in OWN.items()
        for row in rows.made(kind)
        for below in belows
    ]
    statuses = {address: reader.get(address, follow=True).status_code for address in addresses}
    assert {a: status for a, status in statuses.items() if status not in (200, 404, 410)} == {}


@pytest.mark.parametrize("name", [HEALTHY, *BREAKS])
def test_a_broken_row_can_be_repaired_in_the_admin(editor, site, name):
    rows = site.rows[name]
    statuses = {
        address: editor.get(address, follow=True).status_code for address in edit_addresses(rows)
    }
    assert {address: status for address, status in statuses.items() if status != 200} == {}


def edit_addresses(rows):
    for row in rows.made("event", "business", "premises", "team"):
        for view in ("edit", "history"):
            yield reverse(row.snippet_viewset.get_url_name(view), args=[row.pk])
    for row in rows.made("event"):
        yield reverse(row.snippet_viewset.get_url_name("dates"), args=[row.pk])
    for page in rows.made("news", "text"):
        yield reverse("wagtailadmin_pages:edit", args=[page.pk])
    for image in rows.made("image"):
        yield reverse("wagtailimages:edit", args=[image.pk])
    for submission in rows.made("submission"):
        yield f"/admin/einreichungen/{submission.pk}/"


def test_the_night_does_all_its_work(site, caplog):
    run_nightly(timezone.now(), report=lambda line: None)
    failed = {r.getMessage() for r in caplog.records if r.name == "home.operations.nightly"}
    assert failed - IN_TESTS_ONLY == set()
