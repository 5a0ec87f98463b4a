"""Fills a new installation with pages, businesses, events, teams and news."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from home.starting_content.loading import load


class Command(BaseCommand):
    help = "Load the German starting content; repeating it changes nothing."

    def handle(self, **options):
        load(timezone.localdate(), self.stdout.write)
