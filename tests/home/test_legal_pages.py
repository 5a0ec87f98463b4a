"""What the legal pages say of legal bases and accessibility is what the settings and the forms say."""

import datetime as dt

import pytest
from wagtail.models import Site

from content.models import AccessibilityStatement, SiteSettings
from content.security.cookies import cookies
from home.models import TextPage
from home.starting_content.pages.legal import ACCESSIBILITY
from home.starting_content.pages.privacy import PRIVACY
from home.starting_content.tree import add, page_fields
from submissions.registry import legal_bases

pytestmark = pytest.mark.django_db

OMBUDS = "Ombudsstelle für barrierefreie Informationstechnik des Landes Nordrhein-Westfalen"


@pytest.fixture
def read(client):
    """Return the words of a legal page as it is in a new installation."""

    def words_of(entry):
        page = Site.objects.get().root_page.get_children().filter(slug=entry.slug).first()
        page = page or add(Site.objects.get().root_page, TextPage(**page_fields(entry, {})))
        return " ".join(client.get(page.url).content.decode().split())

    return words_of


def state(**facts):
    statement = AccessibilityStatement.load()
    for name, value in facts.items():
        setattr(statement, name, value)
    statement.save()


def test_the_privacy_page_prints_every_cookie_with_its_lifetime(read, settings):
    text = read(PRIVACY)
    for cookie in cookies():
        assert f"<code>{cookie.name}</code> ({cookie.lifetime})" in text
        assert str(cookie.purpose) in text
    assert "<code>csrftoken</code> (bis Sie den Browser schließen)" in text


def test_a_cookie_that_stays_longer_is_printed_so(settings):
    settings.CSRF_COOKIE_AGE = 24 * 60 * 60
    settings.SESSION_COOKIE_AGE = 30 * 24 * 60 * 60
    lifetimes = {cookie.name: cookie.lifetime for cookie in cookies()}
    assert (lifetimes["csrftoken"], lifetimes["sessionid"]) == ("1 Tag", "30 Tage")


def test_the_privacy_page_prints_the_legal_basis_of_each_form_and_no_second_one(read):
    text = read(PRIVACY)
    for basis in legal_bases.EVERY:
        assert f"{basis.what}</dt><dd>{basis.ground}</dd>" in text
    by_contract = ["Buchstabe b DSGVO" in str(basis.ground) for basis in legal_bases.EVERY]
    assert text.count("Buchstabe b DSGVO") == sum(by_contract) == 2


def test_the_statement_on_accessibility_has_date_method_and_contact(read):
    settings = SiteSettings.load()
    settings.operator_name, settings.contact_email = "Verein B", "hilfe@verein.example"
    settings.contact_telephone = "0209 1690"
    settings.save()
    state(checked_on=dt.date(2026, 11, 3), method="Selbstbewertung am Telefon")
    text = read(ACCESSIBILITY)
    for words in (
        "3. November 2026",
        "Selbstbewertung am Telefon",
        "Verein B",
        "hilfe@verein.example",
        "0209 1690",
    ):
        assert f"<dd>{words}</dd>" in text


def test_a_public_body_names_the_ombuds_office_and_an_association_does_not(read):
    state(ombuds_address="Musterstraße 1\n40213 Düsseldorf\nhttps://ombudsstelle.example")
    assert OMBUDS not in read(ACCESSIBILITY)
    state(is_public_body=True)
    text = read(ACCESSIBILITY)
    assert OMBUDS in text
    assert "§§ 10d und 10e BGG NRW" in text
    assert "40213 Düsseldorf" in text
    assert 'href="https://ombudsstelle.example"' in text
