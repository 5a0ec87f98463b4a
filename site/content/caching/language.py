"""The language of a page is the one that its address names, so that a stored page suits everybody."""

from django.conf import settings
from django.utils import translation


class AddressLanguageMiddleware:
    """Speaks the language that the address begins with, else the site's own.

    Django's LocaleMiddleware also asks the browser; then each answer would vary on what it says.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        named = translation.get_language_from_path(request.path_info)
        translation.activate(named or settings.LANGUAGE_CODE)
        request.LANGUAGE_CODE = translation.get_language()
        response = self.get_response(request)
        response.headers.setdefault("Content-Language", translation.get_language())
        return response
