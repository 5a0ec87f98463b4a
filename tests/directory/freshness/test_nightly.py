"""The yearly question: who is asked when, what follows without an answer, and what an answer does."""

import pytest
from django.urls import reverse
from django.utils import timezone
from post_office.models import Email
from wagtail.models import ModelLogEntry

from directory.freshness import answers, nightly
from directory.models import Business, FreshnessCheck, FreshnessRules
from submissions.mails import calls
from submissions.models import Call, Submission
from submissions.privacy import persons, retention
from submissions.workflow import contact_people
from tests.factories.directory import make_business
from tests.factories.freshness import (
    A_YEAR_BEFORE,
    DAY,
    LONG_AGO,
    START,
    accepted,
    fresh,
    link,
    night,
    nights,
    press,
    published,
)

pytestmark = pytest.mark.django_db
NOTHING = {"answered": 0, "hidden": 0, "marked": 0, "reminded": 0, "asked": 0}


def page(client):
    return client.get("/branchenbuch/laden/")


def test_the_steps_follow_each_other_in_their_time(business, client):
    assert nights(0, 1, 13, 14, 27, 28, 41, 42, 89, 90, 200) == [
        {"asked": 1},
        {},
        {},
        {"reminded": 1},
        {},
        {"reminded": 1},
        {},
        {"marked": 1},
        {},
        {"hidden": 1},
        {},
    ]
    assert [mail.subject for mail in Email.objects.order_by("pk")] == [
        "Stimmt Ihr Eintrag noch? Laden (Beispiel)",
        "Erinnerung: Stimmt Ihr Eintrag noch? Laden (Beispiel)",
        "Erinnerung: Stimmt Ihr Eintrag noch? Laden (Beispiel)",
        "Ihr Eintrag ist ausgeblendet: Laden (Beispiel)",
    ]
    assert {tuple(mail.to) for mail in Email.objects.all()} == {("laden@example.org",)}
    assert page(client).status_code == 404


def test_who_was_checked_within_a_year_is_not_asked(directory):
    published(checked_on=A_YEAR_BEFORE)
    make_business(checked_on=None, live=False)
    young = published(checked_on=None)
    Business.objects.filter(pk=young.pk).update(first_published_at=START - 100 * DAY)
    assert nightly.run_checks(START) == NOTHING


def test_a_server_that_slept_takes_one_step_a_night(business):
    assert nights(0, 300, 301, 314, 328, 376) == [
        {"asked": 1},
        {"reminded": 1},
        {},
        {"reminded": 1},
        {"marked": 1},
        {"hidden": 1},
    ]


def test_no_more_mails_a_night_than_the_setting_says(directory):
    FreshnessRules(mails_a_night=2).save()
    for n in range(5):
        published(name=f"Laden {n}", email=f"l{n}@example.org", checked_on=LONG_AGO + n * DAY)
    assert nights(0, 1, 2, 14, 15) == [
        {"asked": 2},
        {"asked": 2},
        {"asked": 1},
        {"reminded": 2},
        {"reminded": 2},
    ]
    assert [mail.to for mail in Email.objects.order_by("pk")[:3]] == [
        ["l0@example.org"],
        ["l1@example.org"],
        ["l2@example.org"],
    ]


def test_switched_off_nobody_is_asked(business):
    FreshnessRules(is_active=False).save()
    assert night(0) == {}


def test_without_an_address_nobody_is_written_to_and_nothing_is_hidden(directory, client):
    published(slug="laden")
    assert nights(0, 41, 42, 300) == [{"asked": 1}, {}, {"marked": 1}, {}]
    assert Email.objects.count() == 0
    assert "Lange nicht geprüft" in page(client).content.decode()


def test_the_mark_stands_on_the_entry_until_it_is_answered(business, client):
    nights(0, 14, 28)
    assert "Lange nicht geprüft" not in page(client).content.decode()
    night(42)
    before, _mark, after = page(client).content.decode().partition("Lange nicht geprüft")
    # Who reads on to the hours and the telephone has read the mark.
    assert ('<div class="answer-bar">' in before, '<div class="answer-bar">' in after) == (
        False,
        True,
    )
    press(client, "stimmt")
    text = page(client).content.decode()
    assert "Lange nicht geprüft" not in text
    assert "geprüft im " in text


@pytest.mark.parametrize("telephone", ["0221 4710-1", ""])
def test_the_mark_sends_to_the_telephone_only_where_there_is_one(directory, client, telephone):
    business = published(telephone=telephone)
    nights(0, 14, 28, 42)
    text = client.get(business.get_absolute_url()).content.decode()
    assert ("Rufen Sie vorher an" in text, "können überholt sein" in text) == (
        bool(telephone),
        not telephone,
    )


@pytest.mark.parametrize("action", ["stimmt", "aendern", "entfernen"])
@pytest.mark.parametrize("method", ["get", "head"])
def test_opening_a_link_changes_nothing(business, client, action, method):
    night(0)
    response = getattr(client, method)(f"/{link(action)}")
    assert response.status_code == 200
    assert (response["Referrer-Policy"], response["X-Robots-Tag"]) == ("same-origin", "noindex")
    assert "no-store" in response["Cache-Control"]
    assert FreshnessCheck.objects.open().count() == 1
    assert fresh(business).live


def test_who_is_asked_reads_what_they_confirm_even_when_it_is_hidden(directory, client):
    published(
        slug="laden",
        email="laden@example.org",
        telephone="0209 123",
        street="Grillostraße 4",
        opening_hours="Mo-Fr 09:00-18:00",
        languages=["tr"],
    )
    nights(0, 14, 28, 42, 90)
    response = client.get(f"/{link('stimmt')}")
    assert len(response.context["days"]) == 7
    text = response.content.decode()
    facts = (
        "0209 123",
        "laden@example.org",
        "Grillostraße 4",
        "9 bis 18 Uhr",
        "Türkçe",
        "ausgeblendet",
    )
    assert [part for part in facts if part not in text] == []


def test_still_right_is_written_everywhere_and_publishes_no_draft(business, client):
    business.summary = "wartet"
    business.save_revision()
    night(0)
    assert press(client, "stimmt")["Location"] == reverse("freshness-thanks")
    business = fresh(business)
    today = business.checked_on
    assert today == timezone.localdate()
    assert business.summary == ""
    draft = business.get_latest_revision_as_object()
    assert (draft.summary, draft.checked_on) == ("wartet", today)
    assert business.live_revision.as_object().checked_on == today
    assert ModelLogEntry.objects.filter(action="directory.checked").count() == 1


def test_pressed_twice_is_answered_once_and_a_used_link_opens_nothing(business, client):
    night(0)
    address = link("stimmt")
    assert client.post(f"/{address}").status_code == client.post(f"/{address}").status_code == 302
    assert ModelLogEntry.objects.filter(action="directory.checked").count() == 1
    used, wrong = client.get(f"/{address}"), client.get(f"/eintrag-pruefen/{'x' * 43}/stimmt/")
    assert used.status_code == wrong.status_code == 404
    assert "Laden" not in used.content.decode()


def test_the_token_is_stored_only_as_a_hash(business):
    night(0)
    check = FreshnessCheck.objects.get()
    stored = " ".join(str(value) for value in FreshnessCheck.objects.values_list().get())
    assert check.token not in stored
    assert "laden@example.org" not in stored


def test_a_hidden_entry_comes_back_by_the_same_link_and_its_draft_waits(business, client):
    business.summary = "wartet"
    business.save_revision()
    nights(0, 14, 28, 42, 90)
    assert not fresh(business).live
    press(client, "stimmt")
    business = fresh(business)
    assert (business.live, business.summary) == (True, "")
    assert business.get_latest_revision_as_object().summary == "wartet"
    assert page(client).status_code == 200
    assert [b.name for b in Business.objects.public().matching("laden")] == ["Laden (Beispiel)"]


def test_an_entry_brought_back_to_be_changed_is_not_hidden_the_next_night(business, client):
    nights(0, 14, 28, 42, 90)
    answers.begin_change(FreshnessCheck.objects.get(), START + 100 * DAY)
    assert nights(101, 147, 148) == [{}, {}, {"hidden": 1}]


def test_export_and_erase_know_the_question_by_its_address(business, client):
    night(0)
    address = link("stimmt")
    assert [row["eintrag"] for row in persons.export("Laden@example.org")["freshness"]] == [
        "Laden (Beispiel)"
    ]
    assert persons.erase("laden@example.org")["freshness"] == 1
    assert client.get(f"/{address}").status_code == 404


def test_an_answered_question_is_forgotten_after_its_time(business):
    night(0)
    answers.confirm(FreshnessCheck.objects.get(), START)
    retention.purge(START + 90 * DAY)
    assert FreshnessCheck.objects.count() == 1
    retention.purge(START + 91 * DAY)
    assert FreshnessCheck.objects.count() == 0


def test_an_answer_that_comes_while_the_night_writes_is_kept(directory, monkeypatch):
    """The first letter of the night takes its time; meanwhile the second business answers."""
    for name in ("a", "b"):
        published(name=name, email=f"{name}@example.org")
    night(0)
    first, second = FreshnessCheck.objects.order_by("pk")
    write = nightly._write

    def slowly(key, check, email):
        if check == first:
            answers.confirm(second, START + 14 * DAY)
        write(key, check, email)

    monkeypatch.setattr(nightly, "_write", slowly)
    assert night(14) == {"reminded": 1}
    second.refresh_from_db()
    assert (second.answer, second.reminders) == ("confirmed", 0)


def test_one_entry_that_fails_keeps_nobody_else_from_being_asked(directory, monkeypatch, caplog):
    for name in ("a", "b", "c"):
        published(name=name, email=f"{name}@example.org", checked_on=None)
    Business.objects.update(first_published_at=START - 400 * DAY)
    write = nightly._write

    def broken(key, check, email):
        if email == "a@example.org":
            raise OSError("broken letter")
        write(key, check, email)

    monkeypatch.setattr(nightly, "_write", broken)
    assert night(0) == {"asked": 2}
    assert "freshness a: ask" in caplog.text
    assert night(14) == {"reminded": 2}


def test_a_check_on_the_very_day_of_the_question_answers_it(business):
    night(0)
    Business.objects.update(checked_on=START.date())
    assert night(14) == {"answered": 1}
    assert FreshnessCheck.objects.get().answer == "team"


def test_an_entry_that_an_editor_shows_again_is_asked_anew(business, client):
    nights(0, 14, 28, 42, 90)
    fresh(business).get_latest_revision().publish()
    assert "Lange nicht geprüft" in page(client).content.decode()
    assert nights(91, 92) == [{"answered": 1, "asked": 1}, {}]
    assert "Lange nicht geprüft" not in page(client).content.decode()


@pytest.mark.parametrize("action", ["stimmt", "aendern", "entfernen"])
def test_the_links_of_an_entry_that_an_editor_took_off_the_site_open_nothing(
    business, client, action
):
    night(0)
    fresh(business).unpublish()
    assert client.get(f"/{link(action)}").status_code == 404
    assert press(client, action).status_code == 404
    assert FreshnessCheck.objects.open().count() == 1


def test_who_has_no_address_is_asked_on_the_telephone_with_what_stands_in_the_entry(directory):
    business = published(name="Kiosk (Beispiel)", email="", telephone="0221 4710-123")
    assert night(0) == {"asked": 1}
    call = Call.objects.get()
    assert (call.row, call.telephone) == (business, "0221 4710-123")
    assert call.subject == "Stimmt der Eintrag noch? Kiosk (Beispiel)"
    assert ("0221 4710-123" in call.script, "http" in call.script) == (True, False)


def test_that_all_is_right_is_an_answer_and_invites_nobody(directory, admin_user):
    business = published(email="")
    night(0)
    calls.reached(Call.objects.get(), START, admin_user, "confirmed")
    assert fresh(business).checked_on == START.date()
    assert FreshnessCheck.objects.get().answer == FreshnessCheck.Answer.TEAM
    assert not Submission.objects.exists()


def test_that_something_has_changed_leaves_the_question_open(directory, admin_user):
    business = published(email="")
    night(0)
    calls.reached(Call.objects.get(), START, admin_user)
    assert fresh(business).checked_on == A_YEAR_BEFORE - DAY
    assert FreshnessCheck.objects.open().get().change_begun_at == START


def test_that_something_has_changed_leads_to_the_form_for_it(directory, admin_client):
    business = published(email="")
    night(0)
    reached = f"/admin/anrufe/{Call.objects.get().pk}/reached/"
    form = f"/admin/einreichungen/aufnehmen/business/{business.pk}/"
    assert admin_client.post(reached, {"back": "/admin/anrufe/"}).url == form


def test_a_check_that_was_made_elsewhere_ends_the_call(directory, admin_user):
    business = published(email="")
    night(0)
    answers.check_by_team(business, START, admin_user)
    assert Call.objects.get().result == "settled"


def test_no_more_people_are_called_a_day_than_the_rules_say(directory):
    for _number in range(7):
        published(email="")
    published(email="laden@example.org")
    assert nights(0, 1) == [{"asked": 6}, {"asked": 2}]
    assert Call.objects.count() == 7


def test_who_wants_to_be_left_alone_is_not_asked_reminded_or_called(directory, admin_user):
    quiet = published(email="")
    contact_people.look_after(quiet, None, True, admin_user)
    assert night(0) == {}
    written = published(email="laden@example.org")
    called = published(email="")
    assert night(1) == {"asked": 2}
    for business in (written, called):
        contact_people.look_after(business, None, True, admin_user)
    assert Call.objects.get().result == "settled"
    assert nights(20, 60, 120) == [{}, {}, {}]


def test_the_public_address_is_written_to_where_the_owner_has_none(directory):
    owner = accepted("ayse@example.org", name="Kiosk (Beispiel)")
    Business.objects.update(email="kiosk@example.org")
    assert answers.recipient_of(fresh(owner.draft)) == "ayse@example.org"
    Submission.objects.update(contact_email="")
    assert answers.recipient_of(fresh(owner.draft)) == "kiosk@example.org"
