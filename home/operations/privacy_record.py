"""The record of processing (Article 30 GDPR), made from what the code registers and the settings say."""

from urllib.parse import urlsplit

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from submissions.models.settings import RetentionRules
from submissions.privacy import retention
from submissions.privacy.retention_texts import days, promises
from submissions.registry import legal_bases, personal_data


def text() -> str:
    """Return the record as Markdown, for the data protection officer."""
    rules = RetentionRules.load()
    context = {
        "bases": legal_bases.EVERY,
        "holdings": personal_data.every(),
        "rules": [(rule, *_period_of(rule, rules)) for rule in retention.every()],
        "promises": promises(rules),
        "tiles_host": urlsplit(settings.TILES_URL).hostname,
    }
    return render_to_string("home/privacy_record.txt", context)


def _period_of(rule, rules):
    """Return how long a rule keeps its rows, and how the settings call that number."""
    if not rule.days:
        return _("läuft von selbst ab"), ""
    field = RetentionRules._meta.get_field(rule.days)
    return days(getattr(rules, rule.days)), field.verbose_name
