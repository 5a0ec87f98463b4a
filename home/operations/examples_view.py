"""The page of the admin on which all examples are removed."""

from django import forms
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder

from accounts.admin.administering import AdministrationMixin
from content.admin.page import AdminPageMixin
from home.starting_content import removal

ADDRESS = "home-remove-examples"


class RemovalForm(forms.Form):
    with_used = forms.BooleanField(
        required=False,
        label=gettext_lazy(
            "Auch Beispiele entfernen, die jemand bearbeitet hat oder zu denen es Anmeldungen, "
            "Bewerbungen oder Einreichungen gibt"
        ),
        help_text=gettext_lazy(
            "Angemeldete bekommen eine Absage. Wer etwas eingereicht hat, über das noch nicht "
            "entschieden ist, bekommt eine E-Mail."
        ),
    )


class RemoveExamplesView(AdministrationMixin, AdminPageMixin, FormView):
    """Says what goes and what stays, and removes it with one button."""

    form_class = RemovalForm
    template_name = "home/admin/remove_examples.html"
    page_title = gettext_lazy("Beispiele entfernen")
    header_icon = "bin"

    def form_valid(self, form):
        count = removal.remove(self.request.user, form.cleaned_data["with_used"])
        text = ngettext(
            "%(count)d Beispiel ist entfernt.", "%(count)d Beispiele sind entfernt.", count
        )
        messages.success(self.request, text % {"count": count})
        return redirect(ADDRESS)

    def get_context_data(self, **kwargs):
        found = removal.examples()
        edit_url = AdminURLFinder(self.request.user).get_edit_url
        return super().get_context_data(**kwargs) | {
            "counts": removal.counts(found),
            "is_anything_going": any(not example.kept_for for example in found),
            "is_more_offered": _goes_too(found),
            "staying": [(e.row, e.kept_for, edit_url(e.row)) for e in found if e.kept_for],
            "left_to_check": [(row, edit_url(row)) for row in removal.left_to_check()],
        }


def _goes_too(found):
    """Whether ticking the box would remove more."""
    going = [example for example in found if not example.kept_for]
    return len(going) < sum(not example.kept_for for example in removal.examples(with_used=True))
