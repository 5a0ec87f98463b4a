"""The cast on the street: Wanda, who makes visits, and a street with shops and an empty one."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from directory.models import DirectoryPage
from tests.factories.directory import make_business, make_directory_page, make_premises
from tests.factories.home import make_home


def make_walker(name):
    user = get_user_model().objects.create_user(name, f"{name}@example.org", "geheim-2026")
    user.groups.add(Group.objects.get(name="Besuche"))
    return user


@pytest.fixture
def wanda(db):
    return make_walker("wanda")


@pytest.fixture
def walker(client, wanda):
    """A browser in which Wanda is signed in."""
    client.force_login(wanda)
    return client


@pytest.fixture(scope="module")
def page_of_the_file(rows_of_the_file):
    return make_directory_page(make_home())


@pytest.fixture(scope="module")
def doors(page_of_the_file):
    texts = ["Lange Straße 1", "Lange Str. 12 a", "Lange Str. 3", "Lange Str. 2", "Kurze Gasse 5"]
    shops = {text: make_business(name=f"Laden {text}", street=text) for text in texts}
    return shops | {"leer": make_premises(title="Leer", street="Lange Straße 5")}


@pytest.fixture
def directory(page_of_the_file, db):
    return DirectoryPage.objects.get()


@pytest.fixture
def street(doors, db):
    """Five doors of one street, written in two ways, and a shop round the corner."""
    return {text: type(door).objects.get(pk=door.pk) for text, door in doors.items()}
