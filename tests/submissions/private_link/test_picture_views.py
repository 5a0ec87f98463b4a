"""Pictures behind the private link: changed before and after publishing, shown to their sender."""

import pytest
from django.test import Client
from wagtail.images import get_image_model
from wagtail.models import Site

from directory.models import Business
from submissions.desk import actions
from submissions.models import Submission, SubmittedPicture
from submissions.models.review_task import Verdict
from submissions.workflow import submitter
from tests.factories.directory import make_directory_page
from tests.factories.front_door import ADDRESS, business_fields
from tests.factories.pictures import make_image, photo, upload
from tests.factories.submissions import valid
from tests.factories.walking import walk

State = Submission.State
pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("picture_views")]
TEXT, OTHER, NEW = "Die Ladentür", "Der Tresen", "Das neue Schaufenster"


def with_picture(number=1, text=TEXT, **more):
    return {f"picture{number}-file": photo(), f"picture{number}-alt_text": text} | more


@pytest.fixture(scope="module")
def _sent(rows_of_the_file):
    make_directory_page(Site.objects.get().root_page)
    files = with_picture() | with_picture(2, OTHER)
    walk(Client(), ADDRESS, "business", business_fields(), files=files)


@pytest.fixture
def submission(_sent):
    return Submission.objects.get()


@pytest.fixture
def in_moderation(submission):
    return submitter.confirm(submission, valid(submitter.form_of(submission)))


@pytest.fixture
def published(in_moderation, editor):
    decide(in_moderation, editor, "approve")
    return in_moderation


def decide(submission, user, action, text="", **kw):
    verdict = actions.decide(fresh(submission), user, action, text, **kw)
    submission.refresh_from_db()
    return verdict


def fresh(submission):
    return Submission.objects.get(pk=submission.pk)


def send(client, submission, **changes):
    """Send the form of the pictures as it stands, with changes."""
    kept = {f"picture{p.position}-alt_text": p.alt_text for p in submission.pictures.all()}
    answer = client.post(f"{submission.get_absolute_url()}bilder/", kept | changes)
    submission.refresh_from_db()
    return answer


def waiting(submission):
    return [picture.alt_text for picture in submission.pictures.all()]


def at_the_entry():
    return [image.description for image in Business.objects.public().get().shown_pictures()]


def image(text):
    return str(get_image_model().objects.get(description=text).pk)


def test_the_status_page_shows_the_pictures_to_who_has_the_link_alone(client, submission):
    link = submission.get_absolute_url()
    page = client.get(link).content.decode()
    assert f"<figcaption>{TEXT}</figcaption>" in page
    assert f'href="{link}bilder/"' in page
    shown = client.get(f"{link}bild/1/")
    assert (shown["Content-Type"], "no-store" in shown["Cache-Control"]) == ("image/jpeg", True)
    assert client.get(f"{link}bild/3/").status_code == 404
    assert client.get(f"/einreichung/{'x' * 43}/bild/1/").status_code == 404


def test_before_the_confirmation_pictures_are_just_kept(client, submission):
    send(client, submission, **{"picture1-remove": "on"}, **with_picture(3, NEW))
    assert (waiting(submission), submission.state) == ([OTHER, NEW], State.UNCONFIRMED)


def test_what_lies_before_the_team_is_never_accepted_with_pictures_nobody_saw(
    client, in_moderation, editor
):
    seen = in_moderation.draft.latest_revision_id
    send(client, in_moderation, **with_picture(2, NEW))
    assert waiting(in_moderation) == [TEXT, NEW]
    assert decide(in_moderation, editor, "approve", seen_revision=seen) is Verdict.OUTDATED
    assert decide(in_moderation, editor, "approve") is Verdict.COUNTS
    assert at_the_entry() == [TEXT, NEW]


def test_another_picture_answers_a_question(client, in_moderation, editor):
    decide(in_moderation, editor, "reject", "Haben Sie ein schärferes Bild?")
    send(client, in_moderation, **with_picture(1, NEW))
    assert (in_moderation.state, waiting(in_moderation)) == (State.IN_MODERATION, [NEW, OTHER])


def test_public_pictures_stay_until_the_change_is_accepted(client, published, editor):
    send(client, published, remove=[image(TEXT)], **with_picture(1, NEW))
    assert (published.state, published.is_change) == (State.IN_MODERATION, True)
    assert at_the_entry() == [TEXT, OTHER]
    page = client.get(published.get_absolute_url())
    assert page.context["differences"] == [("Bilder", f"{TEXT}, {OTHER}", OTHER)]
    decide(published, editor, "approve")
    assert at_the_entry() == [OTHER, NEW]
    assert SubmittedPicture.objects.count() == 0


def test_declined_pictures_never_come_to_the_entry(client, published, editor):
    send(client, published, remove=[image(TEXT)], **with_picture(1, NEW))
    decide(published, editor, "decline", "Das sind Sie nicht.")
    assert (published.state, at_the_entry(), waiting(published)) == (
        State.ACCEPTED,
        [TEXT, OTHER],
        [],
    )
    Business.objects.get().save_revision(clean=False).publish()  # an editor changes something else
    assert at_the_entry() == [TEXT, OTHER]


def test_taking_back_only_the_change_leaves_the_pictures_as_they_were(client, published):
    send(client, published, remove=[image(TEXT)], **with_picture(1, NEW))
    submitter.withdraw_change(published)
    assert (at_the_entry(), waiting(fresh(published))) == ([TEXT, OTHER], [])


def test_undoing_brings_the_pictures_back(client, published, editor):
    send(client, published, remove=[image(TEXT), image(OTHER)])
    decide(published, editor, "approve")
    assert at_the_entry() == []
    assert actions.undo(fresh(published), editor)
    assert at_the_entry() == [TEXT, OTHER]


def test_there_are_never_more_pictures_than_may_be(client, published):
    files = with_picture(1, NEW) | with_picture(2, "Noch eins")
    page = send(client, published, **files).content.decode()
    assert "<title>Fehler:" in page
    assert "zu viele Bilder" in page
    assert published.state == State.ACCEPTED


def test_one_picture_may_go_although_editors_show_more_than_the_form_takes(client, published):
    entry = Business.objects.get()
    entry.take_pictures([make_image(f"Bild {n}") for n in range(3)])
    entry.save_revision().publish()
    send(client, published, remove=[image(TEXT)])
    assert published.state == State.IN_MODERATION


def test_a_right_file_beside_a_mistake_is_asked_for_again(client, published):
    page = send(client, published, **with_picture(1, "")).content.decode()
    assert "Bitte beschreiben Sie das Bild" in page
    assert "Bitte wählen Sie diese Datei noch einmal aus." in page


def test_an_editor_sees_at_the_desk_what_is_to_be_seen_on_them(client, in_moderation, editor):
    client.force_login(editor)
    page = client.get(f"/admin/einreichungen/{in_moderation.pk}/").content.decode()
    urls = [f'src="/einreichung/bild/{p.pk}/"' in page for p in in_moderation.pictures.all()]
    assert (urls, TEXT in page) == ([True, True], True)


def test_the_desk_shows_which_pictures_a_change_takes_away(client, published, editor):
    send(client, published, remove=[image(TEXT)])
    client.force_login(editor)
    page = client.get(f"/admin/einreichungen/{published.pk}/")
    labels = {str(field.field_label()) for field in page.context["differences"]}
    assert labels == {"Bild", "Weitere Bilder"}


@pytest.mark.parametrize("content", [b"", b"<svg></svg>", b"%PDF-1.7"])
def test_what_is_no_picture_changes_nothing(client, in_moderation, content):
    page = send(client, in_moderation, **{"picture3-file": upload(content)}).content.decode()
    assert 'href="#id_picture3-file"' in page
    assert waiting(in_moderation) == [TEXT, OTHER]


def test_opening_and_sending_it_unchanged_changes_nothing(client, published):
    client.get(f"{published.get_absolute_url()}bilder/")
    send(client, published)
    assert published.state == State.ACCEPTED


def test_pictures_of_other_entries_cannot_be_taken_away(client, published):
    foreign = get_image_model().objects.create(title="x", file=photo(), width=9, height=9)
    page = send(client, published, remove=[str(foreign.pk)])
    assert (page.status_code, published.state) == (200, State.ACCEPTED)
