"""Editing the mails' texts in the admin: one row a mail, begun from the shipped text."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy
from wagtail.snippets.views.snippets import SnippetViewSet

from submissions.mails import render
from submissions.models.mail_text import LetterText
from submissions.registry import mails


class MailTextForm(WagtailAdminModelForm):
    """Begins with the shipped text; if an editor leaves it as it is, the shipped text stays in use."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        mail = mails.get(self.instance.letter)
        if mail is None:
            return
        self.shipped = render.shipped_text(mail, self.instance.language)
        self.fields["body"].help_text = _("Platzhalter: {names}. {more}").format(
            names=mails.explained(mail), more=self.fields["body"].help_text
        )
        if not self.instance.is_own:
            self.initial["subject"], self.initial["body"] = self.shipped

    def clean(self):
        data = super().clean()
        sent = (data.get("subject", "").strip(), data.get("body", "").replace("\r\n", "\n").strip())
        if sent == getattr(self, "shipped", None):
            data["subject"] = data["body"] = ""
        return data


class OnlyChanging(ModelPermissionPolicy):
    """The mails are given: their texts can be changed, none can be added or deleted."""

    def user_has_permission(self, user, action):
        return action not in ("add", "delete") and super().user_has_permission(user, action)


class MailTextViewSet(SnippetViewSet):
    model = LetterText
    icon = "mail"
    menu_label = _("Brieftexte")
    menu_order = 130
    add_to_settings_menu = True
    list_display = ["__str__", "subject", Column("wording", label=_("Fassung"))]
    edit_handler = ObjectList(
        [FieldPanel("subject"), FieldPanel("body", widget=forms.Textarea(attrs={"rows": 16}))],
        base_form_class=MailTextForm,
    )


register_permission_policy(LetterText, OnlyChanging(LetterText))
