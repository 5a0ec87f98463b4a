"""The site in a language that runs from the right, with every word made up."""

from django.utils import translation

from config.settings.production import *  # noqa: F403
from tests.whole_site.pseudo import arabic, speaking

LANGUAGE_CODE = "ar"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [("ar", "العربية")]
vars(translation._trans).update(speaking(arabic))
