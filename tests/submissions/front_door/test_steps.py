"""A form in steps: kept for a day under its link, nothing typed is lost, sent once."""

import datetime as dt
import threading

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone
from django.utils.html import escape
from post_office.models import Email
from wagtail.models import Site

from submissions.front_door.sent import signer
from submissions.models import Submission, UnfinishedForm
from tests.factories.directory import make_business, make_directory_page
from tests.factories.events import make_events_page
from tests.factories.front_door import ADDRESS, at_step, business_fields
from tests.factories.submissions import proposal
from tests.factories.walking import address_of, of_step, walk

pytestmark = pytest.mark.django_db
CHECK = 6
LAST_STEP = 5


@pytest.fixture
def fields(db):
    make_directory_page(Site.objects.get().root_page)
    return business_fields()


def step(number, fields, **changes):
    return of_step("business", number, fields) | changes


def text_of(answer):
    return answer.content.decode()


def kept(number):
    return UnfinishedForm.objects.get().data[str(number)]


def test_opening_the_form_stores_nothing(client, fields):
    page = text_of(client.get(ADDRESS))
    assert "Schritt 1 von 6" in page
    assert UnfinishedForm.objects.count() == 0


def test_each_step_says_where_one_is(client, fields):
    seen = []
    for number in range(2, CHECK):
        page = client.get(at_step(Client(), fields, number).url)
        seen.append(f"Schritt {number} von 6" in text_of(page))
    assert seen == [True] * 4


def test_a_wrong_first_step_comes_back_with_everything_typed(client, fields):
    answer = client.post(ADDRESS, step(1, fields, summary="", name='Salon "Gül" <b>'))
    page = text_of(answer)
    assert "<title>Fehler:" in page
    assert '<a href="#id_summary">Bitte sagen Sie in einer Zeile, was Sie anbieten.</a>' in page
    assert "Salon &quot;Gül&quot; &lt;b&gt;" in page
    assert "Mit und ohne Termin." in page
    assert UnfinishedForm.objects.count() == 0


def test_a_wrong_step_comes_back_and_only_speaks_of_itself(client, fields):
    page = at_step(client, fields, 2)
    answer = client.post(
        page.url, step(2, fields, telephone="keine Ahnung", website="javascript:x")
    )
    errors = answer.context["form"].errors
    assert set(errors) == {"telephone", "website"}
    assert 'value="keine Ahnung"' in text_of(answer)
    assert 'href="#id_telephone"' in text_of(answer)


def test_wrong_text_is_kept_on_the_server_too(client, fields):
    page = at_step(client, fields, 2)
    client.post(page.url, step(2, fields, telephone="keine Ahnung"))
    again = Client().get(page.url)
    assert 'value="keine Ahnung"' in text_of(again)
    assert "<title>Fehler:" not in text_of(again)


def test_fields_of_two_steps_are_compared_where_the_second_is_asked(client, fields):
    fields |= {"street": "", "telephone": "", "website": "", "email": ""}
    answer = client.post(at_step(client, fields, 2).url, step(2, fields))
    assert "mindestens eine Adresse" in text_of(answer)


def test_going_back_loses_nothing_however_wrong_it_is(client, fields):
    page = at_step(client, fields, 3)
    client.post(page.url, {"opening_hours_tu": "banane", "go_to": "2"})
    assert kept(3) == {"opening_hours_tu": ["banane"]}
    first = client.post(page.link + "2/", step(2, fields, go_to="1"), follow=True)
    assert 'value="Salon Gül (Beispiel)"' in text_of(first)
    assert 'value="banane"' in text_of(client.get(page.url))


def test_opening_hours_that_nobody_can_read_are_refused(client, fields):
    page = at_step(client, fields, 3)
    for wrong in ("banane", "25:00", "x" * 5000):
        answer = client.post(page.url, {"opening_hours_tu": wrong})
        assert "Dienstag" in text_of(answer)
        assert answer.context["errors"].errors
    assert client.post(page.url, {"opening_hours_tu": "22-2"}).status_code == 302


def test_nobody_skips_a_step(client, fields):
    page = at_step(client, fields, 2)
    assert client.get(page.link + "5/").url == page.url
    assert client.post(page.link + "5/", step(5, fields)).url == page.url
    assert client.get(page.link + "pruefen/").url == page.link + "2/"
    assert client.get(page.link + "0/").url == page.url


def test_the_link_leads_to_where_one_was(client, fields, settings):
    page = at_step(client, fields, 4)
    assert f"{settings.BASE_URL}{page.link}" in text_of(client.get(page.url))
    assert Client().get(page.link).url == page.url


def test_the_last_page_shows_every_answer_and_a_way_to_change_it(client, fields):
    page = at_step(client, fields, CHECK)
    shown = text_of(client.get(page.url))
    assert "Schritt 6 von 6" in shown
    for answer in (
        "Salon Gül (Beispiel)",
        "Friseur",
        "Dienstag: 9 bis 13 Uhr, 15 bis 18 Uhr",
        "guel@example.org",
    ):
        assert answer in shown
    for number in range(1, CHECK):
        assert f'href="{page.link}{number}/"' in shown


def test_who_changes_an_answer_comes_back_to_the_last_page(client, fields):
    page = at_step(client, fields, CHECK)
    answer = client.post(page.link + "1/", step(1, fields, name="Salon Neu"), follow=True)
    assert address_of(answer) == page.url
    assert "Salon Neu" in text_of(answer)


def test_without_consent_nothing_is_sent(client, fields):
    page = at_step(client, fields, CHECK)
    answer = client.post(page.url, {})
    assert "<title>Fehler:" in text_of(answer)
    assert 'href="#id_consent"' in text_of(answer)
    assert Submission.objects.count() == 0


def test_what_became_wrong_since_leads_to_its_step(client, fields, settings):
    page = at_step(client, fields, CHECK)
    begun = UnfinishedForm.objects.get()
    begun.data["2"]["telephone"] = ["keine"]
    begun.save()
    answer = client.post(page.url, {"consent": "on"}, follow=True)
    assert address_of(answer) == page.link + "2/?fehler=1"
    assert "<title>Fehler:" in text_of(answer)
    assert Submission.objects.count() == 0


def test_sending_files_it_whole_and_forgets_the_draft(client, fields):
    answer = walk(client, ADDRESS, "business", fields)
    submission = Submission.objects.get()
    begun = UnfinishedForm.objects.get()
    assert submission.reference in text_of(answer)
    assert submission.payload["opening_hours_tu"] == ["9–13, 15–18 Uhr"]
    assert (submission.contact_email, submission.consent_version != "") == (
        "guel@example.org",
        True,
    )
    assert (begun.data, begun.submission) == ({}, submission)


def test_sending_again_shows_the_same_number_and_sends_no_second_mail(client, fields):
    page = at_step(client, fields, CHECK)
    first = client.post(page.url, {"consent": "on"})
    second = client.post(page.url, {"consent": "on"})
    back = client.get(page.link + "1/")
    assert first.url == second.url == back.url
    assert (Submission.objects.count(), Email.objects.count()) == (1, 1)


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_twenty_presses_at_once_file_once():
    make_directory_page(Site.objects.get().root_page)
    page = at_step(Client(), business_fields(), CHECK)
    answers, gate = [], threading.Barrier(20)

    def press():
        gate.wait()
        answers.append(Client().post(page.url, {"consent": "on"}).url)
        connection.close()

    threads = [threading.Thread(target=press) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    receipt = signer.sign(Submission.objects.get().reference)
    assert answers == [f"/einreichung/gesendet/{receipt}/"] * 20
    assert Email.objects.count() == 1


def test_a_draft_is_gone_after_a_day(client, fields):
    page = at_step(client, fields, 3)
    UnfinishedForm.objects.update(expires_at=timezone.now() - dt.timedelta(seconds=1))
    answer = client.get(page.url)
    assert (answer.status_code, "nicht mehr da" in text_of(answer)) == (404, True)
    at_step(Client(), fields | {"name": "Ein anderer"}, 2)
    assert [begun.data["1"]["name"] for begun in UnfinishedForm.objects.all()] == [["Ein anderer"]]


def test_a_draft_is_kept_a_day_from_the_last_press(client, fields):
    at_step(client, fields, 3)
    left = UnfinishedForm.objects.get().expires_at - timezone.now()
    assert dt.timedelta(hours=23, minutes=59) < left <= dt.timedelta(hours=24)


def test_a_changed_link_opens_nothing(client, fields):
    page = at_step(client, fields, 3)
    token = page.link.split("/")[3]
    changed = page.url.replace(token, token[:-1] + ("A" if token[-1] != "A" else "B"))
    answer = client.get(changed)
    assert (answer.status_code, "Salon" in text_of(answer)) == (404, False)
    assert client.post(changed, step(3, fields)).status_code == 404


def test_the_link_is_stored_nowhere_and_told_to_nobody(client, fields):
    page = at_step(client, fields, 3)
    token = page.link.split("/")[3]
    answer = client.get(page.url)
    assert UnfinishedForm.objects.get().token_hash != token
    assert "no-store" in answer["Cache-Control"]
    assert (answer["Referrer-Policy"], answer["X-Robots-Tag"]) == ("same-origin", "noindex")
    assert f"seite=/einreichung/entwurf/{token}" not in text_of(answer)


def test_nothing_begun_is_public(client, fields):
    at_step(client, fields, CHECK)
    assert "Salon Gül" not in text_of(client.get("/branchenbuch/"))
    assert "Salon Gül" not in text_of(client.get("/suche/?q=Salon"))


def test_hidden_inputs_of_a_step_are_not_kept(client, fields):
    client.post(at_step(client, fields, 2).url, step(2, fields, live="1", name="anders", state="x"))
    assert set(kept(2)) == {"street", "postcode", "neighbourhood", "telephone", "website"}


def test_the_keys_of_a_draft_cannot_be_chosen(client, fields):
    page = at_step(client, fields, CHECK)
    client.post(page.url, {"consent": "on", "key": "8d6e2a34-0000-4000-8000-000000000000"})
    assert Submission.objects.get().idempotency_key == UnfinishedForm.objects.get().key


@pytest.mark.parametrize("evil", ["<script>alert(1)</script>", "</script><svg onload=alert(1)>"])
def test_markup_is_text_on_every_page(client, fields, evil):
    names = ("name", "summary", "description", "street", "opening_hours_note", "contact_name")
    page = at_step(client, fields | dict.fromkeys(names, evil), CHECK)
    shown = [text_of(client.get(f"{page.link}{number}/")) for number in range(1, CHECK)]
    shown.append(text_of(client.get(page.url)))
    assert [evil in text for text in shown] == [False] * CHECK
    assert shown[-1].count(escape(evil)) >= len(names)


@pytest.mark.parametrize("url", ["javascript:alert(1)", "java\nscript:x", "data:text/html,x", "ftp://a.de",
    "https://user:pw@a.de", "https://evil.de\\@good.de"])  # fmt: skip
def test_only_plain_web_addresses_pass(client, fields, url):
    answer = client.post(at_step(client, fields, 2).url, step(2, fields, website=url))
    assert "website" in answer.context["form"].errors


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("contact_name", "Hi\r\nBcc: a@b.de"),
        ("contact_email", "a@b.de,c@d.de"),
        ("contact_email", f"{'x' * 65}@b.de"),
        ("contact_email", "a@b.de\r\nBcc: c@d.de"),
        ("contact_telephone", "ruf mich an"),
    ],
)
def test_nobody_is_written_to_who_was_not_meant(client, fields, name, value):
    page = at_step(client, fields, LAST_STEP)
    answer = client.post(page.url, step(5, fields, **{name: value}))
    assert set(answer.context["form"].errors) == {name}
    assert Email.objects.count() == 0


def test_invisible_characters_are_removed(client, fields):
    fields |= {"name": "Sa\u202elon\u200b\x0b Gül\x00"}
    client.post(at_step(client, fields, 2).url, step(2, fields))
    page = walk(Client(), ADDRESS, "business", fields | {"name": "Sa\u202elon\u200b Gül"})
    assert Submission.objects.get().subject == "Salon Gül"
    assert page.status_code == 200


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"start_time": "20:00", "end_time": "18:00"}, "end_time"),
        ({"date": "1900-01-01"}, "date"),
        ({"date": "2999-01-01"}, "date"),
        ({"date": "29.02.2027"}, "date"),
        ({"date": "28.03.2027", "start_time": "02:30"}, "start_time"),
        ({"start_time": "25 Uhr"}, "start_time"),
    ],
)
def test_times_that_are_none_are_explained_in_their_step(client, db, changes, field):
    address = f"{make_events_page(Site.objects.get().root_page).url}vorschlagen/"
    answer = client.post(address, of_step("event", 1, proposal(**changes)))
    assert set(answer.context["form"].errors) == {field}


def test_a_missing_token_of_ours_gives_the_text_back(fields):
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post(ADDRESS, step(1, fields))
    assert (answer.status_code, "Mit und ohne Termin." in text_of(answer)) == (403, True)


def test_too_many_fields_are_refused(client, fields):
    page = at_step(client, fields, 2)
    assert client.post(page.url, {f"f{n}": "x" for n in range(1001)}).status_code == 400


def test_who_proposes_what_is_there_already_is_told(client, fields):
    there = make_business(name="Salon Gül", street="Polsumer Str. 1", neighbourhood="Hassel")
    page = at_step(client, fields, 3)
    for address in (page.url, at_step(Client(), fields, CHECK).url):
        assert client.get(address).context["similar"] == [there]
        assert f'href="{there.get_absolute_url()}"' in text_of(client.get(address))


def test_the_script_of_the_form_asks_the_same(client, fields):
    there = make_business(name="Salon Gül", street="Polsumer Str. 1", neighbourhood="Hassel")
    make_business(name="Salon Gül (geheim)", live=False)
    asked = "/einreichung/gibt-es-schon/business/?name=Salon+Guel&street=Polsumer+Straße+1"
    assert client.get(asked).json() == {
        "entries": [{"title": "Salon Gül", "url": there.get_absolute_url(), "text": there.summary}]
    }
    assert client.get("/einreichung/gibt-es-schon/anderes/").status_code == 404


# What is kept


def test_a_draft_holds_nothing_longer_than_its_fields_and_nothing_that_is_no_field(client, fields):
    page = at_step(client, fields, 4)
    long = {"telephone": "1" * 100_000, "website": "https://example.org/" + "x" * 100_000}
    strange = {"name": "of another step", "telephone_x": "y", "zzz": "z"}
    client.post(f"{page.link}2/", step(2, fields, **long, **strange))
    assert (len(kept(2)["telephone"][0]), len(kept(2)["website"][0])) == (40, 500)
    assert strange.keys() & kept(2).keys() == set()
    hours = {"opening_hours_exceptions": "x" * 100_000, "opening_hours_x": "y"}
    client.post(f"{page.link}3/", step(3, fields, **hours))
    assert len(kept(3)["opening_hours_exceptions"][0]) == 5000
    assert "opening_hours_x" not in kept(3)


def test_a_box_that_is_ticked_a_thousand_times_is_kept_a_hundred_times(client, fields):
    client.post(ADDRESS, step(1, fields))
    page = at_step(client, fields, 2)
    client.post(f"{page.link}1/", step(1, fields, categories=["1"] * 900))
    assert max(len(form.data["1"]["categories"]) for form in UnfinishedForm.objects.all()) == 100


def test_a_text_that_is_too_long_stays_on_the_page_with_an_error_and_a_count(client, fields):
    page = at_step(client, fields, 2)
    text = "Wort " * 900
    for beside in ({}, {"go_to": "1"}):
        answer = client.post(f"{page.link}1/", step(1, fields, description=text, **beside))
        assert answer.status_code == 200
        assert text.strip() in text_of(answer)
        assert "4499" in str(answer.context["form"].errors["description"])


def test_who_comes_back_to_a_shortened_text_is_told_and_cannot_send_it_unseen(client, fields):
    page = at_step(client, fields, CHECK)
    client.post(f"{page.link}1/", step(1, fields, description="x" * 4_001))
    again = client.get(f"{page.link}1/")
    assert "nur seinen Anfang aufgehoben" in text_of(again)
    assert client.post(f"{page.link}pruefen/", {"consent": "on"}).url.startswith(f"{page.link}1/")
    client.post(f"{page.link}1/", step(1, fields, description="kurz"))
    assert client.post(f"{page.link}pruefen/", {"consent": "on"}).url.startswith(
        "/einreichung/gesendet/"
    )


def test_a_text_that_fits_without_what_is_removed_is_kept_whole(client, fields):
    text = "Zeile\r\n" * 600 + "\u200b" * 500 + "Ende"
    client.post(ADDRESS, step(1, fields, description=text))
    assert kept(1)["description"][0] == "Zeile\n" * 600 + "Ende"
