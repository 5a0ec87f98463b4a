"""The pages of the starting content, as they hang below the home page."""

from . import legal, plain_language, privacy, programme

PROGRAMME = programme.PROGRAMME
TEXT_PAGES = (legal.IMPRINT, privacy.PRIVACY, legal.ACCESSIBILITY, plain_language.PLAIN_LANGUAGE)
