"""Two entries of one business become one."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from directory.freshness import answers
from submissions.workflow import merging

# What an editor chooses between; what only makes sense together is one choice.
CHOICES = [
    ("name", _("Name"), ("name",)),
    ("summary", _("In einer Zeile"), ("summary",)),
    ("description", _("Beschreibung"), ("description",)),
    ("categories", _("Branchen"), ("categories",)),
    ("picture", _("Bilder"), ("picture", "more_pictures")),
    (
        "address",
        _("Adresse"),
        ("street", "postcode", "neighbourhood", "latitude", "longitude"),
    ),
    ("telephone", _("Telefon"), ("telephone",)),
    ("whatsapp", _("WhatsApp"), ("whatsapp",)),
    ("email", _("E-Mail-Adresse"), ("email",)),
    ("website", _("Website"), ("website",)),
    ("opening_hours", _("Öffnungszeiten"), ("opening_hours", "opening_hours_note")),
    ("languages", _("Sprachen"), ("languages",)),
    ("access", _("Barrierefreiheit"), ("is_step_free", "accessibility_note")),
    ("offers_training", _("Bietet Ausbildungsplätze"), ("offers_training",)),
    ("offers_internship", _("Bietet Praktika"), ("offers_internship",)),
    ("checked_on", _("Zuletzt geprüft am"), ("checked_on",)),
]


@transaction.atomic
def merge(kept, drop, choices, user=None):
    """Make one business of two, with the chosen values; returns the one that stays.

    `choices` is {key of CHOICES: "keep" or "drop"}. Events it organises, submissions and former
    addresses move to the one that stays. Raises merging.MergeError.
    """
    kept, drop = merging.locked(kept, drop)
    result = merging.with_chosen(kept, drop, choices, CHOICES)
    answers.ask_no_more(drop, timezone.now(), user)
    merging.move_relations(kept, drop)
    merging.move_submissions(kept, drop, user)
    return merging.finish(result, drop, user)
