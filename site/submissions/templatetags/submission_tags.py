"""What the admin's page of a submission needs."""

from django import template
from django.utils.translation import gettext
from wagtail.admin.admin_url_finder import AdminURLFinder

from accounts.names import name_of
from content.security.media import address_with_key
from submissions.mails.addresses import harmless
from submissions.models import RetentionRules
from submissions.privacy.retention_texts import days
from submissions.registry.legal_bases import NOTED_ON_VISITS, VISIT
from submissions.workflow import submitter

register = template.Library()
register.filter(harmless)
register.filter(name_of)


@register.simple_tag
def edit_url(draft):
    return AdminURLFinder().get_edit_url(draft) if draft is not None else None


@register.inclusion_tag("submissions/admin/people/_visit_notice.html", takes_context=True)
def visit_notice(context):
    """Tell whoever is visited what is noted, why, how long, and where to object (Article 13 GDPR)."""
    return {
        "noted": gettext(NOTED_ON_VISITS),
        "ground": VISIT.ground,
        "kept": days(RetentionRules.load().visit_days),
        "base_url": context["base_url"],
        "telephone": context["site_settings"].contact_telephone,
    }


@register.filter
def answers(submission):
    return submitter.form_of(submission).answers()


register.filter("address_with_key", address_with_key)
