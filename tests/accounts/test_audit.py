"""The audit log: what is noted, what is not, who reads it, and that it goes by rule."""

import datetime as dt

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone

from accounts.models import AuditEntry
from content.admin.offline.copies import owner_of
from content.models import SiteSettings
from events.models import Event
from submissions.models.settings import RetentionRules
from submissions.privacy import persons, retention
from submissions.workflow import submitter
from submissions.workflow.roles import ADMINISTRATORS, EDITORS
from tests.factories.home import make_home
from tests.factories.submissions import filed, proposal, valid

LOG = "/admin/accounts/auditentry/"
PASSWORD = "geheim und lang genug"
Kind = AuditEntry.Kind
pytestmark = pytest.mark.django_db


def person(name, *roles):
    user = get_user_model().objects.create_user(name, f"{name}@example.org", PASSWORD)
    user.groups.add(*Group.objects.filter(name__in=roles))
    return user


@pytest.fixture
def editor(db):
    return person("erika", EDITORS)


@pytest.fixture
def boss(db):
    return person("chef", ADMINISTRATORS)


def sign_in(client, name="erika", password=PASSWORD):
    return client.post(
        "/konto/anmelden/", {"login": name, "password": password}, REMOTE_ADDR="203.0.113.77"
    )


def noted(*kinds):
    """Return (kind, who, what) of the entries, the oldest first."""
    rows = AuditEntry.objects.order_by("pk").filter(**({"kind__in": kinds} if kinds else {}))
    return [(row.kind, row.name, row.what) for row in rows]


def test_sign_ins_are_noted_with_the_network_and_not_the_address(client, editor):
    sign_in(client)
    (entry,) = AuditEntry.objects.all()
    assert (entry.kind, entry.name, entry.network) == ("sign_in", "erika", "203.0.113.0")


def test_failures_and_the_lock_are_noted_and_no_name_that_is_no_account(client, editor):
    sign_in(client, "mein-passwort-ins-falsche-feld")
    for _number in range(7):
        sign_in(client, password="falsch")
    assert noted() == [("failed", "", ""), *[("failed", "erika", "")] * 5, ("locked", "erika", "")]
    assert not AuditEntry.objects.filter(what__contains="passwort").exists()


def test_a_wrong_code_is_noted(client, editor):
    TOTP.activate(editor, "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")
    sign_in(client)
    client.post("/konto/zweiter-faktor/eingeben/", {"code": "000000"})
    assert noted() == [("failed", "erika", "Zweiter Faktor")]


def test_a_decision_is_noted_in_words(client, editor):
    submission = filed(proposal(title="Nachbarschaftsfest"))
    submission = submitter.confirm(submission, valid(submitter.form_of(submission)))
    state = Event.objects.get().current_workflow_task_state
    state.task.specific.on_action(state, editor, "approve")
    assert noted() == [("decision", "erika", "Annehmen: Nachbarschaftsfest")]


def test_looking_at_contact_data_is_noted_once_in_ten_minutes(client, editor, stop_clock):
    make_home()
    submission = filed(proposal(title="Fest"))
    submitter.confirm(submission, valid(submitter.form_of(submission)))
    client.force_login(editor)
    page, start = f"/admin/einreichungen/{submission.pk}/", timezone.now()
    for _number in range(3):
        assert client.get(page).status_code == 200
    assert noted(Kind.CONTACT) == [("contact", "erika", page)]
    stop_clock(start + dt.timedelta(minutes=11))
    client.get(page)
    assert len(noted(Kind.CONTACT)) == 2
    client.get("/admin/images/")
    assert len(noted(Kind.CONTACT)) == 2


def test_a_note_sent_later_is_a_deed_and_the_address_it_is_sent_by_no_look(client):
    wanda = person("wanda", "Besuche")
    client.force_login(wanda)
    client.get(reverse("outreach-worker"))
    client.get(reverse("outreach-state"))
    assert noted(Kind.CONTACT, Kind.DECISION) == []
    nobody = reverse("outreach-nobody", args=["betrieb", 1])
    headers = {"Offline-Owner": owner_of(wanda), "Offline-Age": "5"}
    client.post(nobody, {"place_name": "Laden"}, headers=headers)
    assert noted(Kind.CONTACT, Kind.DECISION) == [("decision", "wanda", nobody)]


def test_an_export_is_noted(client, editor):
    make_home()
    client.force_login(editor)
    assert client.get("/admin/events/registration/?export=csv").status_code == 200
    assert noted(Kind.EXPORT) == [("export", "erika", "/admin/events/registration/")]


def test_giving_and_taking_a_role_is_noted(client, boss):
    client.force_login(boss)
    user = person("emre")
    assert noted(Kind.ROLE) == []  # what a command or a test does is nobody's request
    typed = {"username": "emre", "first_name": "E", "last_name": "M", "is_active": "on"}
    address = f"/admin/users/edit/{user.pk}/"
    role = Group.objects.get(name=EDITORS)
    typed["email"] = user.email
    client.post(address, typed | {"groups": [role.pk]})
    client.post(address, typed)
    assert noted(Kind.ROLE) == [
        ("role", "chef", "emre: + Redaktion"),
        ("role", "chef", "emre: − Redaktion"),
    ]


def test_a_changed_setting_is_noted(client, boss):
    make_home()
    client.force_login(boss)
    rules = RetentionRules.load()
    address = f"/admin/settings/submissions/retentionrules/{rules.pk}/"
    form = client.get(address).context["form"]
    typed = {name: form[name].value() for name in form.fields} | {"spam_days": 10}
    assert client.post(address, typed).status_code == 302
    assert [(kind, who) for kind, who, _what in noted(Kind.SETTING)] == [("setting", "chef")]


def test_what_the_site_saves_itself_is_nobodys_deed():
    SiteSettings.load().save()
    assert noted() == []


def test_only_administration_reads_it_and_reading_is_noted(client, editor, boss):
    make_home()
    client.force_login(editor)
    assert client.get(LOG).status_code == 302
    client.force_login(boss)
    page = client.get(LOG)
    assert page.status_code == 200
    assert noted(Kind.CONTACT) == [("contact", "chef", LOG)]
    found = client.get(f"{LOG}?q=erika").context["object_list"]
    assert {entry.name for entry in found} == {"erika"}


def test_nobody_changes_or_deletes_an_entry(client, boss):
    make_home()
    client.force_login(boss)
    entry = AuditEntry.objects.get()
    for below in ("create/", f"edit/{entry.pk}/", f"delete/{entry.pk}/"):
        assert client.post(LOG + below).status_code in (302, 403)
    assert AuditEntry.objects.filter(pk=entry.pk).exists()
    with pytest.raises(TypeError):
        entry.save()


def test_it_goes_by_rule():
    now = timezone.now()
    old = AuditEntry.objects.create(kind=Kind.SIGN_IN, name="alt")
    AuditEntry.objects.filter(pk=old.pk).update(at=now - dt.timedelta(days=181))
    AuditEntry.objects.create(kind=Kind.SIGN_IN, name="neu")
    assert retention.purge(now)["audit"] == 1
    assert [entry.name for entry in AuditEntry.objects.all()] == ["neu"]


def test_erasing_a_person_reaches_it():
    filed(proposal(contact_name="Ayla Demir", contact_email="ayla@example.org"))
    AuditEntry.objects.create(kind=Kind.DECISION, name="erika", what="Annehmen: Ayla Demir")
    persons.erase("ayla@example.org")
    assert [entry.what for entry in AuditEntry.objects.all()] == ["Annehmen: "]


def test_an_entry_outlives_the_account(editor):
    AuditEntry.objects.create(kind=Kind.SIGN_IN, name="erika", user=editor)
    editor.delete()
    assert [(entry.name, entry.user) for entry in AuditEntry.objects.all()] == [("erika", None)]
