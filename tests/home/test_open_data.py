"""The public description of files and interface: every example works, every field is named."""

import pytest

from content import sections
from content.models import Neighbourhood
from directory.models import Category
from home.open_data import EXAMPLES
from tests.factories.directory import make_business, make_directory_page
from tests.factories.events import make_event, make_events_page
from tests.factories.home import make_home, make_news, make_news_index
from tests.factories.networks import make_network

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("open_data")]
FILES = sections.all_of("open_files")


@pytest.fixture(scope="module")
def home(rows_of_the_file):
    home = make_home()
    make_directory_page(home)
    make_events_page(home)
    make_news(make_news_index(home), title="Neues")
    for name in ("Schalke", "Hassel"):
        make_business(
            name=f"Fahrrad {name}",
            neighbourhood=name,
            languages=["tr"],
            is_step_free=True,
            opening_hours="24/7",
        )
        for _number in range(25):
            make_event(neighbourhood=name)
    make_network(make_business())
    return home


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.path)
def test_each_example_answers_with_something(client, home, example):
    answer = client.get(example.path)
    assert answer["Content-Type"] == "application/json"
    assert answer.json()["items"] != []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.path)
def test_each_file_can_be_fetched(client, home, file):
    answer = client.get(file.path)
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    assert (b"Fahrrad" in content) or (b"BEGIN:VEVENT" in content)


def test_every_filter_and_field_is_named(client, home):
    for endpoint in client.get("/offene-daten/").context["endpoints"]:
        (item, *_more) = client.get(endpoint.path).json()["items"]
        assert [name for name, _words in endpoint.fields] == [key for key in item if key != "meta"]
        for name, words in endpoint.filters:
            assert words
            assert client.get(endpoint.path, {name: ""}).status_code == 200


def test_the_root_of_the_interface_leads_to_its_description(client, home):
    assert client.get("/api/v2/").headers["Location"] == "/offene-daten/"
    page = client.get("/offene-daten/").content.decode()
    for example in (*EXAMPLES, *FILES):
        assert example.path.replace("&", "&amp;") in page
    assert Neighbourhood.objects.count() == 2
    assert Category.objects.count() == 0
