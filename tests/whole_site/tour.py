"""A walk past every public page of the site, and through every form with right and wrong answers."""

import datetime as dt

from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.db import OperationalError
from django.test import Client, RequestFactory, override_settings
from django.urls import reverse
from django.utils import timezone
from django.views.defaults import permission_denied, server_error
from wagtail.documents import get_document_model
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from accounts.models import TelephoneHours
from accounts.sign_in.passwords import link_for
from content.models import Neighbourhood
from directory.freshness.nightly import ask
from directory.models import Business
from events.models import Invitee, Occurrence
from events.registration import check_in
from home.operations.unavailable import failed
from submissions.models import Submission
from submissions.workflow.roles import EDITORS
from tests.factories.events import make_registration
from tests.factories.home import make_text_page
from tests.factories.pictures import photo
from tests.factories.submissions import filed, proposal
from tests.factories.typing import fields_in
from tests.factories.walking import address_of, of_step
from tests.whole_site.pseudo import row

READ = """
/
/programm/
/programm/partner/
/programm/ergebnisse/
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
/veranstaltungen/weiter/
/veranstaltungen/weg/
/veranstaltungen/art-evening/
/branchenbuch/
/branchenbuch/?seite=2
/branchenbuch/?q=quorx&branche=zunft&stadtteil=schalke&sprache=tr&geoeffnet=1&barrierefrei=1
/branchenbuch/?am=2026-12-24&um=10:00&sortierung=geprueft
/branchenbuch/?sortierung=naehe&nah=51.522,7.0886
/branchenbuch/?am=2040-01-01
/branchenbuch/?ausschnitt=51.5,7.0,51.6,7.1
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
/netzwerke/
/netzwerke/?art=street&stadtteil=hassel
/netzwerke/quorx/
/netzwerke/leer/
/branchenbuch/?netzwerk=quorx
/erfolgsteams/warteliste/
/erfolgsteams/geschichten/quorx/
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
FILES = """
/sitemap.xml
/robots.txt
/.well-known/security.txt
/api/v2/pages/?fields=*
/api/v2/events/?fields=*
/api/v2/businesses/?fields=*
/veranstaltungen/kalender.ics
/veranstaltungen/reihe/termin.ics
/veranstaltungen/feed/
/aktuelles/feed/
/branchenbuch/eintraege.csv
/branchenbuch/eintraege.geojson
/branchenbuch/quorx/visitenkarte.vcf
""".split()
MESSAGES = ("/kontakt/", "/erfolgsteam-anfragen/", "/barriere-melden/", "/fehler-melden/")
FORMS = {
    "event": "/veranstaltungen/vorschlagen/",
    "business": "/branchenbuch/eintragen/",
    "premises": "/branchenbuch/ladenlokale/anbieten/",
    "team": "/erfolgsteams/quorx/mitmachen/",
    "network": "/netzwerke/quorx/mitmachen/",
}
PERSON = {"contact_name": row(), "contact_email": "gast@example.org", "consent": "on"}
STRANGER = PERSON | {"contact_email": "nachbar@example.org"}


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
                "is_free": "on",
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
            "network": {
                "network": str(site.network.pk),
                "business": str(Business.objects.get(slug="leer").pk),
            },
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


def reading_files(client):
    """Return {address: (status, content)} of what programs read."""
    answers = {path: client.get(path) for path in FILES}
    return {path: (answer.status_code, b"".join(answer)) for path, answer in answers.items()}


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
    sent = client.post(address_of(answer), {"consent": "on"}, follow=True)
    yield sent
    right_address = reverse("submission-address", args=[sent.context["receipt"]])
    yield client.get(right_address)
    yield client.post(right_address, {"email": "☃"})


def private_pages(client, submission):
    """Every page behind the private link, as the submission stands."""
    link = submission.get_absolute_url()
    for below in (
        "",
        "aendern/",
        "aendern/?nur=alles",
        "bilder/",
        "zurueckziehen/",
        "meine-daten/",
        "kontakt/",
        "termin/",
    ):
        yield client.get(link + below, follow=True)
    yield client.post(f"{link}aendern/", {"title": "", "name": ""}, follow=True)
    yield client.post(f"{link}antworten/", {"text": ""}, follow=True)
    yield client.post(f"{link}kontakt/", {"email": "☃"}, follow=True)
    yield client.post(f"{link}termin/", {"date": "☃"}, follow=True)


def waiting_together(client, submission):
    """What the private link says while something else waits for the same address."""
    other = filed(proposal(title=row("Zweites"), contact_email=submission.contact_email))
    yield client.get(submission.get_absolute_url())
    other.delete()


def moving(client, submission):
    """Give another address to write to, and open the link that is mailed there."""
    link = submission.get_absolute_url()
    person = {"name": row(), "email": "umgezogen@example.org", "telephone": ""}
    yield client.post(f"{link}kontakt/", person, follow=True)
    submission.refresh_from_db()
    address = f"{link}adresse/{submission.new_address_key}/"
    yield client.get(address)
    yield client.post(address, follow=True)


def deciding(client, kind):
    """Follow a submission until it is public, and on until it is withdrawn."""

    def now():
        return Submission.objects.filter(kind=kind).latest("created_at")

    yield from private_pages(client, now())
    yield from waiting_together(client, now())
    yield client.post(f"{now().get_absolute_url()}bestaetigen/", follow=True)
    yield from private_pages(client, now())
    yield from moving(client, now())
    decide(now(), "reject", comment=row())
    yield from private_pages(client, now())
    yield client.post(f"{now().get_absolute_url()}antworten/", {"text": row()}, follow=True)
    decide(now(), "approve")
    yield from private_pages(client, now())
    if kind not in ("team", "network"):  # these are shown on the page of something else
        yield from correcting(client, now())
    yield client.post(f"{now().get_absolute_url()}zurueckziehen/", {"was": "alles"}, follow=True)
    yield from private_pages(client, now())


def correcting(client, owner):
    """Change a published entry as somebody who did not send it in; its owner looks at that."""
    entry = owner.draft
    form = f"{entry.get_absolute_url()}aendern/?nur=alles"
    yield client.get(f"{entry.get_absolute_url()}aendern/")
    page = client.get(form)
    yield page
    yield client.post(form, {})
    yield client.post(form, fields_in(page) | STRANGER, follow=True)  # nothing changed
    change = {entry.name_field: row("Anders"), "street": row("Dort")}
    yield client.post(form, fields_in(page) | STRANGER | change, follow=True)
    correction = Submission.objects.latest("created_at")
    yield client.post(f"{correction.get_absolute_url()}bestaetigen/", follow=True)
    yield from private_pages(client, correction)
    yield client.get(owner.get_absolute_url())
    reply = f"{owner.get_absolute_url()}fremde-aenderung/{correction.reference}/"
    yield client.get(reply)
    yield client.post(reply, {})
    yield client.post(reply, {"answer": "objects", "text": row()}, follow=True)


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
        link = registration.get_absolute_url()
        for below in ("", "aendern/", "abmelden/"):
            yield client.get(link + below, follow=True)
        yield client.post(f"{link}aendern/", {"seats": "☃"}, follow=True)


def being_invited(client):
    """The page behind the link in an invitation: asked, after a yes, after a no, with a wrong link."""
    link = Invitee.objects.create(name=row(), email="gast@example.org").get_absolute_url()
    yield client.get(link)
    yield client.post(link, {"yes": "1"}, follow=True)
    yield client.post(link, {"no": "1"}, follow=True)
    yield client.get(link)


def not_for_everybody(client, site):
    """A page for members and one with a password, a file with a password, and a password guessed."""
    secret, members = (
        make_text_page(site.home, title=row(), slug=slug) for slug in ("geheim", "intern")
    )
    PageViewRestriction.objects.create(page=members, restriction_type="login")
    yield client.get("/intern/", follow=True)
    yield client.post("/_util/login/", {"username": "☃", "password": "☃", "next": "/intern/"})
    restriction = {"restriction_type": "password", "password": "geheim"}
    PageViewRestriction.objects.create(page=secret, **restriction)
    folder = Collection.get_first_root_node().add_child(name=row())
    CollectionViewRestriction.objects.create(collection=folder, **restriction)
    file = get_document_model().objects.create(
        title=row(), file=photo(name="intern.pdf"), collection=folder
    )
    for address in ("/geheim/", file.url):
        form = client.get(address)
        yield form
        guess = {"password": "falsch", "return_url": address}
        yield client.post(form.context["action_url"], guess)
    with override_settings(PAGE_PASSWORDS_PER_ADDRESS=0):
        yield client.post(form.context["action_url"], guess)


def arriving(client):
    """The page behind the code at the door: open, with mistakes, with thanks, of another date."""
    address = check_in.path_of(Occurrence.objects.filter(event__slug="jetzt").first())
    form = client.get(address)
    yield form
    yield client.post(address, {})
    yield client.post(address, fields_in(form) | {"name": row()}, follow=True)
    yield client.get(check_in.path_of(Occurrence.objects.filter(event__slug="vorbei").first()))
    yield client.get(f"{address[:-2]}/")


def written_down(client):
    """The private page of somebody for whom the team wrote, before and after they were heard."""
    colleague = get_user_model().objects.create_user("kollegin", first_name=row())
    TelephoneHours.objects.create(user=colleague, telephone="0221 4710-124", hours=row())
    words = ("summary", "description", "place_name", "organiser_name", "contact_name")
    submission = filed(proposal(title=row("Aufgenommen"), **dict.fromkeys(words, row())))
    submission.contact_email = ""
    submission.taken_by = submission.assigned_to = colleague
    submission.consent_how = Submission.Consent.LINK
    submission.save()
    yield client.get(submission.get_absolute_url())
    submission.consent_how, submission.consent_at = Submission.Consent.SPOKEN, timezone.now()
    submission.save()
    yield client.get(submission.get_absolute_url())
    submission.delete()


def being_asked(client, site):
    """The pages behind the yearly question to a business."""
    check = ask(site.business, timezone.now())
    for action in ("stimmt", "aendern", "entfernen"):
        yield client.get("/" + check.url(action).partition("://")[2].partition("/")[2])


def refused(client):
    """The pages for a form without a token, guessed passwords, a flood, no permission, our own error."""
    yield Client(enforce_csrf_checks=True).post("/kontakt/", {"text": row()})
    for _number in range(settings.SIGN_IN_FAILURES + 1):
        yield client.post("/konto/anmelden/", {"login": "erika", "password": "falsch"})
    with override_settings(POSTS_PER_NETWORK=0):
        yield client.post("/kontakt/", {"text": row()})
    request = RequestFactory().get("/")
    try:
        raise OperationalError("database is locked")
    except OperationalError:
        unavailable = failed(RequestFactory().post("/kontakt/", {"text": row(), "file": photo()}))
    for answer in (
        permission_denied(request, PermissionDenied()),
        server_error(request),
        unavailable,
    ):
        answer.wsgi_request = request
        yield answer


def of_accounts():
    """The pages of one's own account, of its second factor, and of the links to them."""
    client, word = Client(), "vier Wörter ohne Sinn"
    user = get_user_model().objects.create_user(row(), "konto@example.org", word)
    login = {"login": user.username, "password": word}
    yield client.get("/konto/anmelden/?next=/konto/")
    for address in ("/konto/passwort/vergessen/", "/konto/anmelden/code/"):
        form = client.get(address)
        yield form
        yield client.post(address, fields_in(form) | {"email": user.email}, follow=True)
    link = "/konto/" + link_for(user).partition("/konto/")[2]
    yield client.get(link, follow=True)
    yield client.get(link[:-2] + "/")
    client = Client()
    client.post("/konto/anmelden/", login)
    yield client.get("/konto/bestaetigen/")
    client.post("/konto/bestaetigen/", {"password": word})
    TOTP.activate(user, "JBSWY3DPEHPK3PXP")
    for below in ("", "abmelden/", "passwort/", "adresse/", "anmeldungen/", "anmelden/?next=/x/"):
        yield client.get(f"/konto/{below}")
    key = EmailConfirmationHMAC(EmailAddress.objects.get(user=user)).key
    for part in (key, "x"):
        yield client.get(f"/konto/adresse/neu/{part}/")
    client.post("/konto/zweiter-faktor/notfallcodes/neu/")
    for below in ("", "app/entfernen/", "notfallcodes/", "notfallcodes/neu/", "bestaetigen/"):
        yield client.get(f"/konto/zweiter-faktor/{below}")
    passkey = Authenticator.objects.create(user=user, type="webauthn", data={"name": row()})
    for below in ("", f"{passkey.pk}/entfernen/"):
        yield client.get(f"/konto/zweiter-faktor/passkeys/{below}")
    passkey.delete()
    yield client.get("/konto/zweiter-faktor/passkeys/neu/")
    yield Client().post("/konto/anmelden/", login, follow=True)
    Authenticator.objects.filter(user=user).delete()
    yield client.get("/konto/zweiter-faktor/app/")
    get_user_model().objects.filter(pk=user.pk).update(is_active=False)
    yield Client().post("/konto/anmelden/", login, follow=True)


def every_page(client, site):
    """Yield the answer of every public page there is."""
    yield from reading(client)
    yield from beyond_reading(client, site)


def beyond_reading(client, site):
    """The pages of whoever sends something, and those behind links for one person."""
    yield from messages(client)
    for kind in FORMS:
        yield from proposing(client, site, kind)
        yield from deciding(client, kind)
    yield from registering(client)
    yield from being_invited(client)
    yield from arriving(client)
    yield from written_down(client)
    yield from being_asked(client, site)
    yield from not_for_everybody(client, site)
    yield from of_accounts()
    yield from refused(client)
