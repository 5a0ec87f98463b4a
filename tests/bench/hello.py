"""The least that Django can do, to compare with: one view, no middleware."""

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse
from django.urls import path

settings.configure(ROOT_URLCONF=__name__, ALLOWED_HOSTS=["*"], SECRET_KEY="hello")
urlpatterns = [path("", lambda request: HttpResponse("hello"))]
application = get_wsgi_application()
