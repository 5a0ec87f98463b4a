"""Which language a page speaks: the one that its address names, whatever the browser asks for."""

import pytest
from django.utils import translation

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _languages(settings):
    settings.LANGUAGES = [("de", "Deutsch"), ("ar", "العربية")]
    with translation.override("de"):
        yield


@pytest.mark.parametrize(
    ("address", "language"),
    [("/nirgends/", "de"), ("/ar/nirgends/", "ar"), ("/arabisch/", "de"), ("/tr/nirgends/", "de")],
)
def test_the_address_alone_names_the_language(client, address, language):
    for asked in ("de", "ar", "tr"):
        page = client.get(address, headers={"accept-language": asked})
        direction = "rtl" if language == "ar" else "ltr"
        assert f'<html lang="{language}" dir="{direction}">' in page.content.decode()
        assert page["Content-Language"] == language
        assert "Accept-Language" not in page.get("Vary", "")
