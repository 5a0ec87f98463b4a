"""Lets what is stored carry the address of the setting; the web server does it as it starts."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from content.caching.base_url import apply_base_url


class Command(BaseCommand):
    help = "Bring stored addresses in line with BASE_URL; safe to repeat."

    def handle(self, **options):
        apply_base_url(timezone.now())
