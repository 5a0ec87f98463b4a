"""What the admin's page of a submission needs."""

from django import template
from wagtail.admin.admin_url_finder import AdminURLFinder

from submissions.workflow import submitter

register = template.Library()


@register.simple_tag
def edit_url(draft):
    return AdminURLFinder().get_edit_url(draft) if draft is not None else None


@register.filter
def answers(submission):
    return submitter.form_of(submission).answers()
