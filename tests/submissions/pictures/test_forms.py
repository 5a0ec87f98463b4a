"""Pictures on their way: kept through errors, private until accepted, then the entry's, else gone."""

import pytest
from post_office.models import Email
from wagtail.images import get_image_model
from wagtail.models import Site

from directory.models import Business
from submissions.models import Submission, SubmittedPicture, UnfinishedForm
from submissions.workflow import submitter
from tests.factories.directory import make_business, make_directory_page
from tests.factories.front_door import ADDRESS, at_step, business_fields
from tests.factories.pictures import photo, upload
from tests.factories.submissions import valid
from tests.factories.walking import address_of, of_step, walk

State = Submission.State
pytestmark = pytest.mark.django_db
TEXT = "Die Ladentür mit dem Schild"


@pytest.fixture
def fields(db):
    make_directory_page(Site.objects.get().root_page)
    return business_fields()


def with_picture(number=1, text=TEXT, **more):
    return {f"picture{number}-file": photo(), f"picture{number}-alt_text": text} | more


@pytest.fixture
def filed(client, fields):
    pictures = with_picture() | with_picture(2, "Der Tresen")
    page = at_step(client, fields, 6, files=pictures)
    client.post(page.url, {"consent": "on"})
    return Submission.objects.get()


@pytest.fixture
def in_moderation(filed):
    return submitter.confirm(filed, valid(submitter.form_of(filed)))


def decide(submission, user, action, **answer):
    task_state = submission.draft.current_workflow_task_state
    task_state.task.specific.on_action(task_state, user, action, **answer)
    submission.refresh_from_db()


def texts(owner):
    return [picture.alt_text for picture in owner.pictures.all()]


def test_a_picture_is_sent_once_and_stays_through_errors_and_steps(client, fields):
    page = at_step(client, fields, 4)
    step = of_step("business", 4, fields) | with_picture(text="")
    page = client.post(page.url, step)
    unfinished = UnfinishedForm.objects.get()
    assert "Bitte beschreiben Sie das Bild" in page.content.decode()
    assert "Anderes Bild auswählen" in page.content.decode()
    assert 'src="/einreichung/entwurf/' in page.content.decode()
    assert unfinished.pictures.count() == 1
    page = client.post(
        page.request["PATH_INFO"], of_step("business", 4, fields) | {"picture1-alt_text": TEXT}
    )
    assert texts(unfinished) == [TEXT]
    assert page.status_code == 302


def test_an_error_elsewhere_in_the_step_does_not_lose_the_picture(client, fields):
    page = at_step(client, fields, 4)
    wrong = of_step("business", 4, fields) | {"accessibility_note": "x" * 300}
    client.post(page.url, wrong | with_picture())
    assert texts(UnfinishedForm.objects.get()) == [TEXT]


def test_going_back_keeps_the_picture(client, fields):
    page = at_step(client, fields, 4)
    client.post(page.url, with_picture() | {"go_to": "1"})
    assert texts(UnfinishedForm.objects.get()) == [TEXT]


@pytest.mark.parametrize(
    "content",
    [b"", b"<svg></svg>", b"%PDF-1.7", photo().read()[:300]],
    ids=["empty", "svg", "pdf", "head only"],
)
def test_what_is_no_picture_is_refused_at_its_place(client, fields, content):
    page = at_step(client, fields, 4)
    step = of_step("business", 4, fields) | {"picture2-file": upload(content)}
    answer = client.post(page.url, step).content.decode()
    assert "<title>Fehler:" in answer
    assert 'href="#id_picture2-file"' in answer
    assert SubmittedPicture.objects.count() == 0


def test_a_description_without_its_picture_stops_the_step_and_stays(client, fields):
    page = at_step(client, fields, 4)
    wrong = of_step("business", 4, fields) | with_picture() | {"picture1-file": upload(b"<svg/>")}
    refused = client.post(page.url, wrong)
    assert f'value="{TEXT}"' in refused.content.decode()
    again = client.post(page.url, of_step("business", 4, fields) | {"picture1-alt_text": TEXT})
    assert again.context["errors"].summary_errors == [
        (
            "id_picture1-file",
            "Zu dieser Beschreibung fehlt das Bild. Bitte wählen Sie es aus, oder leeren Sie die "
            "Beschreibung.",
        )
    ]
    assert f'value="{TEXT}"' in again.content.decode()


def test_another_picture_takes_the_place_of_the_first(client, fields):
    page = at_step(client, fields, 4)
    client.post(page.url, with_picture())
    client.post(page.url, with_picture(text="Ein anderes"))
    assert texts(UnfinishedForm.objects.get()) == ["Ein anderes"]


def test_a_picture_can_be_taken_out(client, fields):
    page = at_step(client, fields, 4)
    client.post(page.url, with_picture())
    client.post(page.url, of_step("business", 4, fields) | {"picture1-remove": "on"})
    assert SubmittedPicture.objects.count() == 0


def test_a_kept_picture_is_shown_to_who_has_the_link_and_to_nobody_else(client, fields):
    page = at_step(client, fields, 4)
    client.post(page.url, with_picture())
    link = page.url.removesuffix("4/")
    shown = client.get(f"{link}bild/1/")
    assert (shown["Content-Type"], "no-store" in shown["Cache-Control"]) == ("image/jpeg", True)
    assert client.get(f"{link}bild/2/").status_code == 404
    assert client.get(f"/einreichung/entwurf/{'x' * 43}/bild/1/").status_code == 404


def test_before_the_decision_only_editors_see_it(client, in_moderation, editor):
    url = f"/einreichung/bild/{in_moderation.pictures.first().pk}/"
    assert client.get(url).status_code == 404
    client.force_login(editor)
    assert client.get(url)["Content-Type"] == "image/jpeg"
    assert get_image_model().objects.count() == 0


def test_accepted_pictures_stand_at_the_entry_with_their_text(client, in_moderation, editor):
    decide(in_moderation, editor, "approve")
    business = Business.objects.public().get()
    assert business.picture.description == TEXT
    assert [more.image.description for more in business.more_pictures.all()] == ["Der Tresen"]
    assert SubmittedPicture.objects.count() == 0
    page = client.get(business.get_absolute_url()).content.decode()
    assert f'alt="{TEXT}"' in page
    assert 'alt="Der Tresen"' in page


def test_pictures_survive_the_next_edit(in_moderation, editor):
    decide(in_moderation, editor, "approve")
    latest = Business.objects.get().get_latest_revision_as_object()
    assert (latest.picture.description, latest.more_pictures.count()) == (TEXT, 1)


def test_accepting_with_pictures_sends_one_mail(in_moderation, editor):
    decide(in_moderation, editor, "approve")
    subjects = [m.subject for m in Email.objects.all() if m.to == [in_moderation.contact_email]]
    assert len([s for s in subjects if "eröffentlicht" in s]) == 1


def test_declined_pictures_are_gone(in_moderation, editor):
    decide(in_moderation, editor, "decline", comment="Das sind Sie nicht.")
    assert SubmittedPicture.objects.count() == 0


def test_withdrawn_pictures_are_gone(client, in_moderation):
    client.post(f"{in_moderation.get_absolute_url()}zurueckziehen/")
    assert SubmittedPicture.objects.count() == 0


def test_pictures_of_others_stay(client, in_moderation, editor, fields):
    walk(client, ADDRESS, "business", fields | {"name": "Zweiter"}, files=with_picture())
    decide(in_moderation, editor, "decline", comment="Nein.")
    assert SubmittedPicture.objects.count() == 1


def test_who_sent_it_stands_in_no_image(in_moderation, editor):
    decide(in_moderation, editor, "approve")
    image = get_image_model().objects.first()
    stored = f"{image.title} {image.description} {image.file.name} {image.uploaded_by_user}"
    assert in_moderation.contact_email not in stored
    assert in_moderation.contact_name not in stored
    assert make_business().picture is None


def test_more_may_be_sent_where_pictures_are_and_nowhere_else(client, fields):
    page = at_step(client, fields, 4)
    status = {}
    for url in (page.url, ADDRESS, "/kontakt/"):
        heavy = {"picture1-file": upload(b"x" * (4 * 1024 * 1024))}
        status[url] = client.post(url, heavy).status_code
    assert status == {page.url: 200, ADDRESS: 413, "/kontakt/": 413}
    assert client.generic("POST", page.url, b"x" * (20 * 1024 * 1024 + 1)).status_code == 413


def test_the_page_before_sending_shows_the_pictures(client, fields):
    page = at_step(client, fields, 4)
    answer = client.post(page.url, of_step("business", 4, fields) | with_picture(), follow=True)
    answer = client.post(address_of(answer), of_step("business", 5, fields), follow=True)
    assert f"<figcaption>{TEXT}</figcaption>" in answer.content.decode()
