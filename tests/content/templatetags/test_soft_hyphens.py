"""Long words break where two words meet, and nothing else about a name changes."""

import pytest
from django.utils.translation import override

from content.templatetags.soft_hyphens import SOFT_HYPHEN, soft_hyphens


@pytest.mark.parametrize(
    ("name", "broken"),
    [
        ("Gründungsfrühstück im Café", "Gründungs|frühstück im Café"),
        ("Unternehmerinnen- und Unternehmerabend", "Unternehmerinnen- und Unternehmer|abend"),
        ("SCHAUFENSTERGESTALTUNG", "SCHAU|FENSTER|GESTALTUNG"),
        ("Team Schaufenster", "Team Schau|fenster"),
        ("Feierabend im Hofladen", "Feierabend im Hofladen"),  # short enough for every phone
        ("<b>Nachbarschaftsfrühstück</b>", "<b>Nachbarschafts|frühstück</b>"),
        ("", ""),
    ],
)
def test_a_long_word_breaks_between_its_words(name, broken):
    assert soft_hyphens(name) == broken.replace("|", SOFT_HYPHEN)


def test_leichte_sprache_has_no_sign_inside_of_a_word():
    with override("de-simple"):
        assert soft_hyphens("Gründungsfrühstück") == "Gründungsfrühstück"
