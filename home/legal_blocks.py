"""Blocks of the legal pages that print what the site does, so that page and site never differ."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from content.models import AccessibilityStatement, SiteSettings
from content.security.cookies import cookies
from submissions.registry import legal_bases


class CookiesBlock(blocks.StaticBlock):
    """Every cookie with its purpose and lifetime."""

    class Meta:
        icon = "list-ul"
        label = _("Cookies")
        description = _("Name, Zweck und Dauer jedes Cookies")
        admin_text = _("Zeigt alle Cookies, die diese Website setzt.")
        template = "blocks/cookies.html"

    def get_context(self, value, parent_context=None):
        return super().get_context(value, parent_context) | {"cookies": cookies()}


class LegalBasesBlock(blocks.StaticBlock):
    """The legal basis of each form, in the words of the forms."""

    class Meta:
        icon = "list-ul"
        label = _("Rechtsgrundlagen")
        description = _("Warum wir speichern dürfen, was die Formulare fragen")
        admin_text = _("Zeigt dieselben Rechtsgrundlagen wie die Formulare.")
        template = "blocks/legal_bases.html"

    def get_context(self, value, parent_context=None):
        return super().get_context(value, parent_context) | {"bases": legal_bases.EVERY}


class AccessibilityBlock(blocks.StaticBlock):
    """When and how the site was checked, whom to write to, and who mediates."""

    class Meta:
        icon = "info-circle"
        label = _("Prüfung und Kontakt zur Barrierefreiheit")
        description = _("Datum, Methode, Kontakt und für öffentliche Stellen die Ombudsstelle")
        admin_text = _("Zeigt, was unter „Einstellungen“, „Erklärung zur Barrierefreiheit“ steht.")
        template = "blocks/accessibility.html"

    def get_context(self, value, parent_context=None):
        return super().get_context(value, parent_context) | {
            "statement": AccessibilityStatement.load(),
            "site_settings": SiteSettings.load(),
        }
