"""The part of one's own account that says when one can be called."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.account import BaseSettingsPanel

from accounts.models import TelephoneHours
from content.fields import TelephoneField


class TelephoneHoursForm(forms.ModelForm):
    """Number and hours; whoever leaves both empty is named without them."""

    telephone = TelephoneField(
        label=_("Telefon"), required=False, help_text=_("Leer: die Nummer des Teams.")
    )

    class Meta:
        model = TelephoneHours
        fields = ["telephone", "hours"]


class TelephoneHoursPanel(BaseSettingsPanel):
    """Shown to the people whom somebody looks after, on their private page and on their receipt."""

    name = "telephone_hours"
    title = _("Sprechzeiten als Ansprechperson")
    order = 150

    def get_form(self):
        known = TelephoneHours.objects.filter(user=self.user).first()
        instance = known or TelephoneHours(user=self.user)
        data = [self.request.POST] if self.request.method == "POST" else []
        return TelephoneHoursForm(*data, instance=instance, prefix=self.name)
