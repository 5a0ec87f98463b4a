"""Write the search index anew."""

from itertools import chain

from django.apps import apps
from django.core.management.base import BaseCommand

from content.search.index import rebuild


class Command(BaseCommand):
    help = "Write the search index anew from everything that is public."

    def handle(self, *args, **options):
        rebuild(everything_public())
        self.stdout.write(self.style.SUCCESS("Der Suchindex ist neu geschrieben."))


def everything_public():
    """Yield every live object that can say what is findable of it."""
    models = [model for model in apps.get_models() if hasattr(model, "search_parts")]
    return chain.from_iterable(
        model._default_manager.filter(live=True).iterator(chunk_size=500) for model in models
    )
