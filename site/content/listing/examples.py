"""How an empty site gets its starting content: each part once, published as after an editor's click."""

from django.db import transaction

EXAMPLE_MARK = "(Beispiel)"
INVENTED = "<p><em>Beispiel: {} ist erfunden und zeigt, wie ein Eintrag aussieht.</em></p>"


def load_once(name, rows, load, report):
    """Call `load()`, which returns how many it made, unless there are such rows already.

    A second run changes nothing and never overwrites what an editor made of the first. `report` is
    called with a German line.
    """
    if rows.exists():
        report(f"{name}: schon vorhanden")
        return
    with transaction.atomic():
        count = load()
    report(f"{name}: {count} angelegt")


def publish(snippet):
    """Check, store and publish a new snippet, so that addresses, dates and indexes follow."""
    snippet.full_clean(exclude=["latest_revision", "live_revision"])
    snippet.live = False
    snippet.save()
    snippet.save_revision().publish()
