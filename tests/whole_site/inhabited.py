"""A whole site in use: something waits, something is private, and there is somebody in each role."""

import uuid

from django.conf import settings as site_settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.test.client import ClientHandler
from django.utils import timezone
from wagtail.contrib.settings.registry import registry
from wagtail.models import GroupPagePermission, Page, PageViewRestriction

from directory.freshness.nightly import ask
from events.models import ImportSource, Occurrence
from outreach import streets
from outreach.models import NextStep
from outreach.visits import note, visit_to
from submissions.models import Message, Submission
from submissions.models.front_door import UnfinishedForm
from submissions.workflow import messages, submitter
from tests.factories.events import make_event, make_registration
from tests.factories.home import make_text_page
from tests.factories.submissions import filed, proposal, valid
from tests.whole_site.pseudo import row
from tests.whole_site.site import make_site

NOBODY, PAGES_ONLY, ADMINISTRATOR = "ohne Rolle", "nur Seiten", "Verwaltung der Technik"
EVALUATION, VISITS = "Auswertung", "Besuche"
# What stands in the database and is for some only: {what it is: the words}.
BAIT = {
    "address of a sender": "sender-bait@example.org",
    "name of a guest": "Gastkoeder",
    "address of a guest": "guest-bait@example.org",
    "text of a message": "Nachrichtkoeder",
    "title of a draft": "Entwurfkoeder",
    "note of a visit": "Besuchkoeder",
}
RESTRICTED = "Geheimkoeder"


def make_inhabited():
    """Return the site, with `users` by role, `parts` of addresses, and `tokens` that open links."""
    site = make_site()
    site.waiting = submitter_of(BAIT["title of a draft"], BAIT["address of a sender"])
    site.spam = filed(proposal(title="Casino", contact_email="spam@example.org"))
    Submission.objects.filter(pk=site.spam.pk).update(state=Submission.State.SPAM)
    date = Occurrence.objects.filter(event__slug="reihe", state="scheduled").first()
    site.registration = make_registration(
        date, name=BAIT["name of a guest"], email=BAIT["address of a guest"]
    )
    site.message = messages.receive(
        uuid.uuid4(),
        Message.Topic.MISTAKE,
        text=BAIT["text of a message"],
        page="/branchenbuch/quorx/",
        email="writer@example.org",
    )
    site.draft = make_event(
        title=f"{BAIT['title of a draft']} 2",
        slug="entwurf",
        live=False,
        neighbourhood=row("schalke"),
    )
    site.draft.save_revision()
    site.draft.get_workflow().start(site.draft, user=None)
    site.calendar_source = ImportSource.objects.create(
        name="Volkshochschule", url="https://vhs.example/k.ics", read_at=timezone.now()
    )
    site.check = ask(site.business, timezone.now())
    visit = visit_to(site.business, day=site.today, note=BAIT["note of a visit"])
    step = NextStep(text=BAIT["note of a visit"], due_on=site.today)
    site.visit = note(visit, step)
    restricted = make_text_page(site.home, title=RESTRICTED, slug="geheim", summary=RESTRICTED)
    PageViewRestriction.objects.create(page=restricted, restriction_type="login")
    _unfinished, token = UnfinishedForm.begin("event", {"title": ["Angefangen"]})
    site.tokens = [site.waiting.token, token, site.registration.full_url.rstrip("/")[-43:]]
    site.tokens.append(site.check.url("stimmt").rstrip("/").split("/")[-2])
    remember_at_first_sight(site)
    site.users = {role: make_user(role) for role in roles()}
    site.parts = parts_of(site, token)
    site.sections = {
        site.calendar.slug: {
            "slug": "reihe",
            "day": f"{date.local_start:%Y-%m-%d}",
            "token": site.registration.full_url.rstrip("/").rpartition("/")[2],
        }
    }
    return site


def remember_at_first_sight(site):
    """Store what is stored when it is first asked for: rows of settings, the size of a file."""
    for settings in registry:
        settings.load()
    for file in (site.document, site.image):
        file.get_file_size()
        file.get_file_hash()


def submitter_of(title, email):
    submission = filed(proposal(title=title, contact_email=email))
    return submitter.confirm(submission, valid(submitter.form_of(submission)))


def roles():
    """Return the names of all roles: the groups that exist, and three that are none."""
    return [
        *Group.objects.order_by("name").values_list("name", flat=True),
        NOBODY,
        PAGES_ONLY,
        ADMINISTRATOR,
    ]


def make_user(role):
    name = f"rolle-{uuid.uuid4().hex[:6]}"
    user = get_user_model().objects.create_user(name, f"{name}@example.org", "geheim-2026")
    user.is_staff, user.is_superuser = True, role == ADMINISTRATOR
    user.save()
    if role == PAGES_ONLY:
        access = Permission.objects.get(
            content_type__app_label="wagtailadmin", codename="access_admin"
        )
        user.user_permissions.add(access)
        group = Group.objects.create(name="walk-pages")
        change = Permission.objects.get(
            content_type__app_label="wagtailcore", codename="change_page"
        )
        page = Page.get_first_root_node()
        GroupPagePermission.objects.create(group=group, page=page, permission=change)
        user.groups.add(group)
    user.groups.add(*Group.objects.filter(name=role))
    return user


def signed_in(site, role):
    """Return a client of somebody in a role; "" is somebody from outside."""
    client = Client(raise_request_exception=False)
    if role:
        client.force_login(site.users[role], backend=site_settings.AUTHENTICATION_BACKENDS[-1])
    return client


class Known(ClientHandler):
    """Knows who asks, so that a person and their rights are read once and not for each request."""

    def __init__(self, user):
        super().__init__(enforce_csrf_checks=False)
        self.user = user

    def get_response(self, request):
        request._cached_user = self.user
        return super().get_response(request)


def looking_around(site, role):
    """Return a client like `signed_in`, for whoever changes nothing of themselves."""
    client = signed_in(site, role)
    if role:
        client.handler = Known(get_user_model().objects.get(pk=site.users[role].pk))
    return client


def parts_of(site, unfinished_token):
    return {
        "slug": "quorx",
        "token": site.waiting.token,
        "day": f"{site.today:%Y-%m-%d}",
        "year": f"{site.today:%Y}",
        "month": f"{site.today.month}",
        "number": "10",
        "kind": "event",
        "door": "betrieb",
        "street": streets.key_of(streets.read(site.business.street).street) or "keine",
        "kind_key": "event",
        "keep": site.series.pk,
        "guest": site.registration.pk,
        "drop": site.draft.pk,
        "action": "decline",
        "result": "reached",
        "app_label": "submissions",
        "model_name": "submission",
        "page_id": site.home.pk,
        "parent_page_id": site.home.pk,
        "page_to_move_id": site.home.pk,
        "path": "gibt-es-nicht.txt",
        "step": 2,
        "position": 0,
        "image_id": site.image.pk,
        "document_id": site.document.pk,
        "filename": "plan.pdf",
    }
