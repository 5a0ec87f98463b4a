"""All examples go at once; what people have made real of them stays, and nothing gets a hole."""

from importlib import import_module

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.files.images import ImageFile
from django.core.management import call_command
from django.test import override_settings
from django.urls import reverse
from django.utils import timezone
from wagtail.images import get_image_model
from wagtail.models import Site

from content import sections
from content.listing.examples import INVENTED, publish
from content.models import LoadedContent, Neighbourhood, SiteSettings, WordGroup
from content.search.index import SearchEntry
from directory.models import Business, Category, Premises
from directory.starting_content import loading as directory_loading
from directory.starting_content.premises import PREMISES
from events.models import Event
from events.starting_content.loading import event_of, starting_events
from home.models import HomePage, NewsPage, Partner, TextPage
from home.starting_content import removal, tree
from home.starting_content.examples import stored_words
from home.starting_content.loading import load, load_partners
from home.starting_content.news import FROM_THE_PROGRAMME, starting_news
from home.starting_content.pictures import SCENES
from submissions.models import Submission
from submissions.workflow.roles import EDITORS
from teams.models import SuccessTeam
from teams.networks.models import Network
from teams.networks.starting_content import NETWORKS, join, network_of
from teams.starting_content import TEAMS, team_of
from tests.content.market.models import Stall
from tests.content.market.section import SECTION
from tests.factories.directory import make_business
from tests.factories.events import make_event, make_registration
from tests.factories.teams import make_team

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("loading")]
EXAMPLES = (Event, Business, Premises, SuccessTeam, Network)


def silent(line):
    """A report that nobody reads."""


@pytest.fixture(scope="module")
def planted(rows_of_the_file, tmp_path_factory):
    """A new site with pages and a few examples of each kind, made once for this file."""
    today = timezone.localdate()
    files = override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("media"))
    with files, pytest.MonkeyPatch.context() as p:
        p.setattr(directory_loading, "PREMISES", PREMISES[:2])
        tree.plant(today)
        load_partners()
        for entry in starting_events(today)[:3]:
            publish(event_of(entry))
        directory_loading.load_premises(today)
        publish(team_of(TEAMS[0]))
        shop = example_business("Nähstube")
        publish(shop)
        network = network_of(NETWORKS[0])
        publish(network)
        join(network, shop)
        Site.objects.update(hostname="testserver", port=80)
        Site.clear_site_root_paths_cache()
        yield


@pytest.fixture
def site(planted, db):
    """The site as it was planted; what a test does to it is rolled back."""


def example_business(name, **kw):
    kw["description"] = INVENTED.format("Dieser Betrieb")
    return Business(name=name, neighbourhood=Neighbourhood.objects.first(), **kw)


@pytest.fixture
def administrator():
    return get_user_model().objects.create_superuser("admin", "a@example.org", "x")


def invented_left():
    return {model.__name__: model.objects.count() for model in EXAMPLES if model.objects.exists()}


def test_all_examples_go_and_the_standing_pages_stay(site):
    real = [make_event(), make_business(), make_team()]
    pages = set(
        HomePage.objects.get().get_descendants(inclusive=True).values_list("slug", flat=True)
    )
    removal.remove()
    left = [Event.objects.get(), Business.objects.get(), SuccessTeam.objects.get()]
    assert left == real
    assert not Premises.objects.exists()
    news = {entry.slug for entry in starting_news(timezone.localdate())}
    left_news = {page.slug for page in NewsPage.objects.all()}
    assert left_news == {
        entry.slug
        for entry in FROM_THE_PROGRAMME
        if entry.slug != "warum-wir-in-die-betriebe-kommen"
    }
    now = HomePage.objects.get().get_descendants(inclusive=True).values_list("slug", flat=True)
    assert set(now) == pages - (news - left_news)
    assert Partner.objects.count() == 4


def test_nobody_finds_them_any_more(site):
    removal.remove()
    labels = {model._meta.label for model in EXAMPLES}
    assert not SearchEntry.objects.filter(model_label__in=labels).exists()


def test_a_picture_goes_with_its_file_unless_a_standing_page_shows_it(
    site, django_capture_on_commit_callbacks
):
    def is_there(image):
        return image.file.storage.exists(image.file.name)

    scene, images = SCENES["street"], get_image_model()
    shown = images.objects.get(title=scene.title)
    with scene.file.open("rb") as file:
        unused = images.objects.create(
            title=scene.title, description=scene.alt, file=ImageFile(file, name="unused.webp")
        )
    rendition = unused.get_rendition("width-100")
    with django_capture_on_commit_callbacks(execute=True):
        removal.remove()
    assert images.objects.get(title=scene.title) == shown
    assert [is_there(image) for image in (shown, unused, rendition)] == [True, False, False]


def test_a_second_time_changes_nothing(site):
    assert removal.remove() > 0
    assert removal.remove() == 0


def test_they_do_not_come_back_with_the_next_start(site):
    parts = import_module("content.migrations.0010_starting_content_once").PARTS
    LoadedContent.objects.bulk_create(LoadedContent(part=part) for part in parts)
    removal.remove()
    load(timezone.localdate(), silent)
    assert invented_left() == {}


def test_what_an_editor_has_worked_on_stays_unless_it_shall_go_as_well(site, administrator):
    business = Business.objects.get()
    business.save_revision(user=administrator, log_action=True).publish(user=administrator)
    staying = {e.row: e.kept_for for e in removal.examples() if e.kept_for}
    assert staying[business] == "Jemand hat das bearbeitet."
    removal.remove()
    assert Business.objects.get() == business
    removal.remove(with_used=True)
    assert not Business.objects.exists()


def test_an_event_with_guests_stays_and_so_does_who_organises_it(site):
    business = Business.objects.get()
    event = Event.objects.filter(occurrences__isnull=False).distinct().first()
    event.organiser_business = business
    event.save_revision().publish()
    make_registration(event.occurrences.first())
    removal.remove()
    assert (Event.objects.get(), Business.objects.get()) == (event, business)


def test_what_somebody_sent_in_about_an_example_keeps_it(site):
    premises = Premises.objects.first()
    Submission.objects.create(
        reference="R-1",
        kind="premises",
        subject="Laden",
        contact_name="Ada",
        contact_email="ada@example.org",
        consent_version="1",
        idempotency_key="00000000-0000-0000-0000-000000000001",
        draft=premises,
        is_correction=True,
    )
    removal.remove()
    assert Premises.objects.get() == premises


def test_what_a_real_entry_refers_to_always_stays(site):
    business = Business.objects.get()
    event = make_event(organiser_business=business, title="Echtes Fest")
    removal.remove(with_used=True)
    assert Business.objects.get() == business
    assert [e.kept_for for e in removal.examples() if e.row == business] == [
        "„Echtes Fest“ zeigt das."
    ]
    assert Event.objects.get() == event


def test_the_notices_go_once_nothing_invented_is_left(site, administrator):
    def says_so():
        pages = [HomePage.objects.get(), TextPage.objects.get(slug="leichte-sprache")]
        return ["eispiele" in stored_words(page) for page in pages]

    team = SuccessTeam.objects.get()
    team.save_revision(user=administrator, log_action=True).publish(user=administrator)
    removal.remove()
    assert says_so() == [True, True]
    removal.remove(with_used=True)
    assert says_so() == [False, False]


def test_a_fourth_section_takes_part(site):
    with sections.registered(SECTION):
        Stall.objects.create(name="Honig (Beispiel)", live=True)
        real = Stall.objects.create(name="Käse", live=True)
        assert ("Stände", 1, 0) in removal.counts(removal.examples())
        removal.remove()
        assert Stall.objects.get() == real


def test_one_that_can_not_be_removed_keeps_no_other(site, monkeypatch):
    def fail(self, *args, **kwargs):
        raise ValueError

    monkeypatch.setattr(SuccessTeam, "delete", fail)
    removal.remove()
    assert invented_left() == {"SuccessTeam": 1}


def test_the_lists_read_well_when_they_are_empty(site, client):
    removal.remove()
    for address in ("/", "/veranstaltungen/", "/branchenbuch/", "/erfolgsteams/", "/aktuelles/"):
        assert client.get(address).status_code == 200


def test_the_command_says_what_goes_and_what_stays(site, capsys):
    call_command("remove_examples", "--dry-run")
    assert "Erfolgsteams: 1 gehen, 0 bleiben" in capsys.readouterr().out
    assert SuccessTeam.objects.exists()
    call_command("remove_examples")
    assert "Entfernt: " in capsys.readouterr().out
    assert invented_left() == {}


def test_the_button_says_what_goes_and_removes_it(site, client, administrator):
    client.force_login(administrator)
    url = reverse("home-remove-examples")
    page = client.get(url)
    assert ("Erfolgsteams", 1, 0) in page.context["counts"]
    answer = client.post(url, follow=True)
    assert "Beispiele sind entfernt." in answer.content.decode()
    assert invented_left() == {}
    assert url in client.get("/admin/").content.decode()


def test_editors_neither_see_nor_open_it(site, client):
    editor = get_user_model().objects.create_user("erika", "e@example.org", "x")
    editor.groups.add(Group.objects.get(name=EDITORS))
    client.force_login(editor)
    before = invented_left()
    assert client.post(reverse("home-remove-examples")).url == "/admin/"
    assert invented_left() == before
    assert reverse("home-remove-examples") not in client.get("/admin/").content.decode()


def test_word_groups_and_categories_are_no_examples(site):
    directory_loading.load_word_groups()
    directory_loading.load_categories()
    before = (WordGroup.objects.count(), Category.objects.count())
    removal.remove()
    assert (WordGroup.objects.count(), Category.objects.count()) == before
    assert min(before) > 0


def test_what_still_tells_of_invented_people_is_named(site):
    assert [row.slug for row in removal.left_to_check()] == ["programm"]
    SiteSettings.objects.update_or_create(defaults={"operator_name": "Verein (Beispiel)"})
    assert removal.left_to_check()[-1] == SiteSettings.load()
