"""Every public page in a language that does not exist: no word may be missing from the catalogues.

Translated words carry a mark, and rows hold marked words. What carries none was written into a
template, a script's data or Python, and would stay German in every language.
"""

import pytest
from django.conf import settings as site_settings
from django.test.signals import template_rendered

from content.models import ContentVersion
from tests.whole_site.pseudo import spoken
from tests.whole_site.tour import every_page, reading
from tests.whole_site.words import unmarked

pytestmark = pytest.mark.django_db

# What is the same in every language, and why.
ALLOWED = {
    r"Plan B": "the name of the programme",
    r"(?:https?://)?[\w.:-]*/[\w./%?=&*,{}:-]*": "addresses",
    r"[\w.-]+@[\w.-]+": "addresses of mail",
    r"example\.org": "the address of a website",
    r"PB-\w{6}": "numbers of submissions",
    r"\d+\s?(?:m|km|KB|MB)\b": "units",
    r"\b(?:PDF|CSV)\b": "names of formats",
    r"Schalker Straße|Florastraße": "names of streets on the drawn map",
    r"\b(?:quorx|quorks|gibtesnicht)\b": "what the visitor searched for",
    r"\d{4}-\d\d-\d\dT[\d:.+]+": "times for programs",
    r"^[0-9a-f]{16}$": "whom a phone's notes belong to, for scripts",
    r"^[a-z_-]+$|^(?:[a-z]+=[\w%.-]*&?)+$": "values that only scripts read",
    r'^\{"parameters".*': "the puzzle that a script solves",
    r"^\w$": "the first letter of a name, on its drawn sign",
}
# Not for visitors, with the reason.
NOT_PUBLIC = {
    "home/room_chapter.html": "the handbook for members and whoever leads, behind signing in",
    "frame/languages.html": "the switch of a site in several languages, each named in itself",
    "wagtailcore/shared/block_preview.html": "the editors' preview of a block",
    "account/invite_again.html": "a page of the admin",
    "frame/unsent_notes.html": "pages of the admin that work without a network",
    "mfa/webauthn/reauthenticate.html": "asks for a passkey, which only a browser has",
    "forms/form.html": "what `{{ form }}` prints, where no page asks for it",
}
FOR_SOME = {"admin", "wagtailadmin", "letters", "room"}


def public_templates():
    folder = site_settings.ROOT / "templates"
    paths = [path.relative_to(folder) for path in folder.rglob("*.html")]
    names = {str(path).removeprefix("allauth/") for path in paths if not FOR_SOME & set(path.parts)}
    return names - NOT_PUBLIC.keys()


@pytest.fixture
def rendered():
    """The names of the templates that were rendered."""
    names = set()

    def note(sender, template, **more):
        names.add(template.name)

    template_rendered.connect(note)
    yield names
    template_rendered.disconnect(note)


def test_every_word_of_every_public_page_can_be_translated(client, site, settings, rendered):
    list(reading(client))  # what a cache keeps of the German pages must not show in the others
    ContentVersion.bump()
    rendered.clear()
    settings.LANGUAGES = [*settings.LANGUAGES, ("eo", "Esperanto")]
    settings.LANGUAGE_CODE = "eo"
    found = {}
    with spoken():
        for answer in every_page(client, site):
            for where, words in unmarked(answer, ALLOWED):
                found.setdefault(f"{where}: {words}", answer.wsgi_request.path)
    assert not found, "\n".join(f"{words} at {path}" for words, path in found.items())
    assert public_templates() - rendered == set()
