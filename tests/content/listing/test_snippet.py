"""What entries of a section have in common."""

import pytest

from tests.factories.directory import make_business

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("name", "slug"),
    [("سوق حلب", "swq-hlb"), ("Çiğdem", "cigdem"), ("Ресторан", "restoran"), ("!!!", "eintrag")],
)
def test_an_entry_has_an_address_that_can_be_read_aloud(name, slug):
    assert make_business(name=name, slug="").slug == slug


def test_a_second_entry_of_that_name_gets_a_number():
    assert [make_business(name="سوق", slug="").slug for _ in range(2)] == ["swq", "swq-2"]
