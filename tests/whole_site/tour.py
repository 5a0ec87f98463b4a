"""A walk past every public page of the site, and through every form with right and wrong answers."""

import datetime as dt

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.test import Client, RequestFactory
from django.utils import timezone
from django.views.defaults import permission_denied, server_error

from content.models import Neighbourhood
from directory.freshness.nightly import ask
from events.models import Occurrence
from submissions.models import Submission
from submissions.workflow.roles import EDITORS
from tests.factories.events import make_registration
from tests.factories.typing import fields_in
from tests.factories.walking import address_of, of_step
from tests.whole_site.pseudo import row

READ = """
/
/programm/
/programm/partner/
/impressum/
/aktuelles/
/aktuelles/?seite=2
/aktuelles/meldung-1/
/veranstaltungen/
/veranstaltungen/?q=quorx&art=markt&stadtteil=schalke&sprache=de&barrierefrei=1&kostenlos=1
/veranstaltungen/?q=gibtesnicht
/veranstaltungen/?von=2026-12-24&bis=2026-12-01
/veranstaltungen/archiv/
/veranstaltungen/archiv/?q=gibtesnicht
/veranstaltungen/kalender/
/veranstaltungen/kalender/?q=gibtesnicht
/veranstaltungen/kalender/woche/
/veranstaltungen/reihe/
/veranstaltungen/tage/
/veranstaltungen/jetzt/
/veranstaltungen/vorbei/
/veranstaltungen/art-evening/
/branchenbuch/
/branchenbuch/?seite=2
/branchenbuch/?q=quorx&branche=zunft&stadtteil=schalke&sprache=tr&geoeffnet=1&barrierefrei=1
/branchenbuch/?am=2026-12-24&um=10:00&sortierung=geprueft
/branchenbuch/?sortierung=naehe&nah=51.522,7.0886
/branchenbuch/?am=2040-01-01
/branchenbuch/?q=gibtesnicht
/branchenbuch/?q=quorks
/branchenbuch/quorx/
/branchenbuch/quorx/aushang/
/branchenbuch/quorx/aushang/?ansicht=a4
/branchenbuch/leer/
/branchenbuch/ladenlokale/
/branchenbuch/ladenlokale/?groesse_von=50&groesse_bis=20
/branchenbuch/ladenlokale/?miete_bis=1
/branchenbuch/ladenlokale/quorx/
/branchenbuch/ladenlokale/leer/
/branchenbuch/ladenlokale/vorbei/
/erfolgsteams/
/erfolgsteams/quorx/
/erfolgsteams/voll/
/suche/
/suche/?q=quorx
/suche/?q=quorx&nur=branchenbuch&seite=2
/suche/?q=quorx&nur=seiten&seite=99
/suche/?q=quorks
/suche/?q=gibtesnicht
/offene-daten/
/kontakt/
/erfolgsteam-anfragen/
/barriere-melden/?seite=/
/fehler-melden/?seite=/
/nachricht-gesendet/
/nachricht-gesendet/?nur=spam
/einreichung/link-anfordern/
/einreichung/link-unterwegs/
/einreichung/daten-geloescht/
/einreichung/unbekannt/
/einreichung/entwurf/unbekannt/
/eintrag-pruefen/danke/
/eintrag-pruefen/unbekannt/stimmt/
/gibt-es-nicht/
/branchenbuch/vorschlaege/?q=quo
/branchenbuch/vorschlaege/?q=zun
/veranstaltungen/feed/
/aktuelles/feed/
""".split()
MESSAGES = ("/kontakt/", "/erfolgsteam-anfragen/", "/barriere-melden/", "/fehler-melden/")
FORMS = {
    "event": "/veranstaltungen/vorschlagen/",
    "business": "/branchenbuch/eintragen/",
    "premises": "/branchenbuch/ladenlokale/anbieten/",
    "team": "/erfolgsteams/quorx/mitmachen/",
}
PERSON = {"contact_name": row(), "contact_email": "gast@example.org", "consent": "on"}


def wrong(fields):
    """Return answers that no field takes."""
    return dict.fromkeys(fields, "☃" * 30) | {"homepage": ""}


def answers_for(kind, site):
    """Return what somebody types into the form of a kind; every text is a marked word."""
    schalke = str(Neighbourhood.objects.get(slug="schalke").pk)
    place = {"street": row(), "postcode": "45881", "neighbourhood": schalke}
    day = f"{site.today + dt.timedelta(days=20):%Y-%m-%d}"
    return (
        PERSON
        | {
            "event": {
                "title": row("Neues"),
                "kind": "meeting",
                "summary": row(),
                "description": row(),
                "date": day,
                "start_time": "18:00",
                "end_time": "20:00",
                "repetition_pattern": "weekly",
                "repetition_end": "after",
                "repetition_count": "4",
                "place_name": row(),
                "organiser_name": row(),
                "is_step_free": "yes",
            }
            | place,
            "business": {
                "name": row("Neues"),
                "categories": [str(site.category.pk)],
                "summary": row(),
                "description": row(),
                "telephone": "0221 4710-123",
                "website": "www.example.org",
                "opening_hours_tu": "9–13, 15–18",
                "is_step_free": "no",
            }
            | place,
            "premises": {
                "title": row("Neues"),
                "size": "64",
                "rent": "420",
                "suggested_use": row(),
                "description": row(),
                "is_step_free": "yes",
                "offered_by": row(),
                "telephone": "0221 4710-950",
            }
            | place,
            "team": {"team": str(site.team.pk), "trade": row(), "goals": row(), "times": row()},
        }[kind]
    )


def reading(client):
    """Every page that is only read; of the series one date in each state."""
    for address in READ:
        yield client.get(address, follow=True)
    dates = Occurrence.objects.filter(event__slug="reihe")
    for state in Occurrence.State.values:
        date = dates.filter(state=state).order_by("starts_at").first()
        yield client.get(f"/veranstaltungen/reihe/{date.path}")


def messages(client):
    for address in MESSAGES:
        yield client.post(address, {})
        yield client.post(address, wrong(["name", "email", "text", "telephone", "consent", "team"]))
    yield client.post("/einreichung/link-anfordern/", {})


def proposing(client, site, kind):
    """Fill in a form step by step: first nothing, then nonsense, then what is right."""
    address, answers = FORMS[kind], answers_for(kind, site)
    yield client.get(address)
    yield client.post(address, {})
    yield client.post(address, wrong(of_step(kind, 1, answers)))
    answer = client.post(address, of_step(kind, 1, answers), follow=True)
    while "step" in answer.context and not answer.context["errors"].errors:
        yield answer
        here, step = address_of(answer), answer.context["step"]
        yield client.post(here, {})
        yield client.post(here, wrong(of_step(kind, step, answers)))
        answer = client.post(here, of_step(kind, step, answers), follow=True)
    yield answer
    yield client.post(address_of(answer), {}, follow=True)
    yield client.post(address_of(answer), {"consent": "on"}, follow=True)


def private_pages(client, submission):
    """Every page behind the private link, as the submission stands."""
    link = submission.get_absolute_url()
    for below in ("", "aendern/", "bilder/", "zurueckziehen/", "meine-daten/"):
        yield client.get(link + below, follow=True)
    yield client.post(f"{link}aendern/", {"title": "", "name": ""}, follow=True)
    yield client.post(f"{link}antworten/", {"text": ""}, follow=True)


def deciding(client, kind):
    """Follow a submission until it is public, and on until it is withdrawn."""

    def now():
        return Submission.objects.filter(kind=kind).latest("created_at")

    yield from private_pages(client, now())
    yield client.post(f"{now().get_absolute_url()}bestaetigen/", follow=True)
    yield from private_pages(client, now())
    decide(now(), "reject", comment=row())
    yield from private_pages(client, now())
    yield client.post(f"{now().get_absolute_url()}antworten/", {"text": row()}, follow=True)
    decide(now(), "approve")
    yield from private_pages(client, now())
    if kind != "team":
        yield from correcting(client, now().draft)
    yield client.post(f"{now().get_absolute_url()}zurueckziehen/", {"was": "alles"}, follow=True)
    yield from private_pages(client, now())


def correcting(client, entry):
    """Change a published entry as somebody who did not send it in."""
    form = f"{entry.get_absolute_url()}aendern/"
    page = client.get(form)
    yield page
    yield client.post(form, {})
    yield client.post(form, fields_in(page) | PERSON, follow=True)  # nothing changed
    change = {entry.name_field: row("Anders"), "street": row("Dort")}
    yield client.post(form, fields_in(page) | PERSON | change, follow=True)
    correction = Submission.objects.latest("created_at")
    yield client.post(f"{correction.get_absolute_url()}bestaetigen/", follow=True)
    yield from private_pages(client, correction)


def decide(submission, action, **words):
    editor, is_new = get_user_model().objects.get_or_create(username="erika")
    if is_new:
        editor.groups.add(Group.objects.get(name=EDITORS))
    state = submission.draft.current_workflow_task_state
    state.task.specific.on_action(state, editor, action, **words)


def registering(client):
    """The form for a date, its thanks, and what the private link shows in each state."""
    date = Occurrence.objects.filter(event__slug="reihe", state="scheduled").first()
    form = f"/veranstaltungen/reihe/{date.path}anmelden/"
    yield client.get(form)
    yield client.post(form, {})
    yield client.post(form, wrong(["name", "email", "seats"]))
    yield client.get(f"{form}?ansicht=platz")
    yield client.get(f"{form}?ansicht=warteliste")
    yield client.get("/veranstaltungen/anmeldung/unbekannt/")
    for state in ("held", "confirmed", "waiting", "cancelled"):
        registration = make_registration(date, name=row(), state=state)
        yield client.get(registration.full_url.partition("testserver")[2] or registration.full_url)


def being_asked(client, site):
    """The pages behind the yearly question to a business."""
    check = ask(site.business, timezone.now())
    for action in ("stimmt", "aendern", "entfernen"):
        yield client.get("/" + check.url(action).partition("://")[2].partition("/")[2])


def refused(client):
    """The pages for a form without a token, guessed passwords, missing permission, and our own error."""
    yield Client(enforce_csrf_checks=True).post("/kontakt/", {"text": row()})
    for _number in range(settings.AXES_FAILURE_LIMIT):
        locked = client.post("/admin/login/", {"username": "erika", "password": "falsch"})
    yield locked
    request = RequestFactory().get("/")
    for answer in (permission_denied(request, PermissionDenied()), server_error(request)):
        answer.wsgi_request = request
        yield answer


def every_page(client, site):
    """Yield the answer of every public page there is."""
    yield from reading(client)
    yield from messages(client)
    for kind in FORMS:
        yield from proposing(client, site, kind)
        yield from deciding(client, kind)
    yield from registering(client)
    yield from being_asked(client, site)
    yield from refused(client)
