"""What happens at a site around a backup, and what stands in it; started in a place of its own.

people.py arrive FILE      somebody sends in, somebody registers; writes the facts as JSON
people.py leave FILE       some of them ask to be erased
people.py look FILE        nothing happens

Each writes afterwards what stands in the database, and whether a private link opens. What else is named
are a moment and the addresses of pages: what they are at that moment is written, too.
"""

import hashlib
import json
import sys
import uuid
from datetime import datetime
from pathlib import Path

import django

django.setup()

from django.apps import apps  # noqa: E402
from django.contrib.sessions.models import Session  # noqa: E402
from django.test import Client  # noqa: E402
from django.utils import timezone  # noqa: E402

from content.models import SiteSettings  # noqa: E402
from events.models import Occurrence, Registration  # noqa: E402
from submissions.models import Message, OutgoingMail, Submission  # noqa: E402
from submissions.models.settings import RetentionRules  # noqa: E402
from submissions.privacy import persons  # noqa: E402
from submissions.workflow import submitter  # noqa: E402
from tests.factories.events import make_registration  # noqa: E402
from tests.factories.pictures import make_image  # noqa: E402
from tests.factories.submissions import filed, filed_business, proposal, valid  # noqa: E402
from tests.upgrade.recorder import answers  # noqa: E402

STAYING, ERASED, FORGOTTEN = "bleibt@example.org", "geht@example.org", "link@example.org"
# Ended by a restore, work that waits, and Wagtail's index, which each kind of database has its own of.
NOT_COUNTED = {
    "django_session",
    "django_tasks_database_dbtaskresult",
    "wagtailsearch_indexentry",
    "wagtailsearch_indexentry_fts",
}


def arrive():
    staying = filed(proposal(title="Bleibt", contact_email=STAYING))
    erased = filed(proposal(title="Geht", contact_email=ERASED, contact_name="Gerda Gegangen"))
    submitter.confirm(erased, valid(submitter.form_of(erased)))
    forgotten = filed_business("Laden Link", contact_email=FORGOTTEN, contact_name="Lina Link")
    date = Occurrence.objects.filter(starts_at__gt=timezone.now()).first()
    make_registration(date, name="Gerda Gegangen", email=ERASED)
    guest = make_registration(date, name="Rita Rausgegangen", email="rita@example.org")
    Message.objects.create(
        idempotency_key=uuid.uuid4(), text="Bitte", name="Gerda Gegangen", email=ERASED
    )
    make_image("Ein Bild")
    RetentionRules.load()
    return {"link": staying.full_url, "forgotten": forgotten.pk, "guest": guest.pk}


def leave(facts):
    persons.erase(ERASED)
    persons.forget_submission(Submission.objects.get(pk=facts["forgotten"]))
    Registration.objects.get(pk=facts["guest"]).delete()


def look(facts):
    counts = {
        model._meta.db_table: model._base_manager.count()
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and model._meta.db_table not in NOT_COUNTED
    }
    page = Client(HTTP_HOST="localhost:8000").get(facts["link"])
    return {
        "counts": counts,
        "link": [page.status_code, "Bleibt" in page.content.decode()],
        "erased": persons.export(ERASED),
        "forgotten": persons.export(FORGOTTEN)["submissions"],
        "guest": Registration.objects.filter(pk=facts["guest"]).exists(),
        "name": Message.objects.filter(name__contains="Gerda").exists(),
        "mails": [OutgoingMail.objects.count(), OutgoingMail.objects.filter(is_held=True).count()],
        "sessions": Session.objects.count(),
        "imprint": SiteSettings.load().operator_name,
    }


def pages(moment, *addresses):
    """Return the status and the hash of each page."""
    now = datetime.fromisoformat(moment)
    timezone.now = lambda: now
    return {
        address: [status, hashlib.sha256(text.encode()).hexdigest()]
        for address, (status, _kind, text) in answers(*addresses).items()
    }


if __name__ == "__main__":
    action, file, asked = sys.argv[1], Path(sys.argv[2]), sys.argv[3:]
    if action == "arrive":
        file.write_text(json.dumps(arrive()))
    known = json.loads(file.read_text())
    if action == "leave":
        leave(known)
    seen = look(known)
    if asked:
        seen["pages"] = pages(*asked)
    file.with_suffix(".look").write_text(json.dumps(seen, default=str))
