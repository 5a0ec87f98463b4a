"""A public form that the team fills in for somebody: by telephone, in the shop, from paper."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView, View
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from content.admin.page import AdminPageMixin
from submissions.desk.without_email.forms import for_somebody
from submissions.front_door import duplicate_hints
from submissions.front_door.forms import CONSENT_TEXT
from submissions.front_door.steps import errors_of
from submissions.models import Submission
from submissions.pictures.forms import ShownPicturesForm, picture_forms
from submissions.registry import kinds
from submissions.workflow import corrections, submitter


class TakeDownStartView(PermissionCheckedMixin, AdminPageMixin, TemplateView):
    """What somebody wants, before the form is opened for them."""

    model = Submission
    permission_required = "add"
    page_title = gettext_lazy("Für jemanden aufnehmen")
    header_icon = "edit"
    template_name = "submissions/admin/people/start.html"

    def get_context_data(self, **kwargs):
        offered = [kind for kind in kinds.every() if kind.is_from_anybody]
        return super().get_context_data(**kwargs) | {"kinds": offered}


class TakeDownView(PermissionCheckedMixin, View):
    """The whole form of a kind on one page; with an entry it corrects what stands there.

    It looks like the public form, because it is one: what the person says is typed where they would
    type it.
    """

    model = Submission
    permission_required = "add"

    def setup(self, request, *args, kind, pk=None, **kwargs):
        super().setup(request, *args, **kwargs)
        if not kinds.is_known(kind):
            raise Http404
        self.kind = kinds.get(kind)
        if pk is None and not self.kind.is_from_anybody:
            raise Http404
        self.form_class = for_somebody(self.kind.form_class)
        self.entry = get_object_or_404(self.kind.model, pk=pk, live=True) if pk else None

    def get(self, request, **kwargs):
        initial = self.form_class.initial_from(self.entry) if self.entry else {}
        if self.entry and self.user_has_permission("change"):
            initial |= _known_of(self.entry)
        return self.answer(self.form_class(initial=initial), *self._pictures())

    def post(self, request, **kwargs):
        form, changed = self._form(request.POST)
        shown, places = self._pictures(request.POST, request.FILES)
        parts = (form, shown, *places)
        is_right = not [part for part in parts if not part.is_valid()]  # judge every one
        if is_right and self.entry:
            changed += self._changed_pictures(shown, places)
            if not changed:
                text = _("Es ist nichts geändert. Bitte berichtigen Sie, was nicht stimmt.")
                form.add_error(None, text)
        if any(part.errors for part in parts):
            for place in places:
                place.ask_for_the_file_again()
            return self.answer(form, shown, places)
        return redirect("einreichungen:receipt", self._file(form, changed, shown, places).pk)

    def _file(self, form, changed, shown, places):
        data = form.cleaned_data
        return submitter.file_for(
            self.kind.key,
            form,
            data["channel"],
            self.request.user,
            data["consent_how"],
            self.entry,
            changed,
            places,
            shown.removed(),
        )

    def _form(self, data):
        """Return the form, and the names of what it changes of an entry."""
        if self.entry is None:
            return self.form_class(data), []
        shown = corrections.filled_from(self.entry, data.get("version"))
        changed = corrections.changed_names(self.kind.form_class, data, shown)
        return corrections.merge(self.form_class, data, changed, self.entry), changed

    def _pictures(self, data=None, files=None):
        """Return the form for the pictures that stand at the entry, and those for new ones."""
        images = self.entry.shown_pictures() if hasattr(self.entry, "shown_pictures") else []
        shown = ShownPicturesForm(data, shown=images, most=self.form_class.max_pictures)
        return shown, picture_forms(self.form_class, None, data, files)

    def _changed_pictures(self, shown, places):
        """Return what valid forms change of the pictures, and say so where they are too many."""
        shown.check_number(places)
        return [corrections.PICTURES] if shown.changes(places) else []

    def answer(self, form, shown, places):
        context = {
            "form": form,
            "shown": shown,
            "places": places,
            "errors": errors_of(form, shown, *places),
            "kind": self.kind,
            "entry": self.entry,
            "version": corrections.signed_version(self.entry.live_revision_id)
            if self.entry
            else "",
            "similar": [] if self.entry else duplicate_hints.similar(self.kind.key, form.data),
            "consent_text": CONSENT_TEXT,
            "page_path": "/einreichung/",
        }
        return render(self.request, "submissions/admin/people/take_down.html", context)


def _known_of(entry):
    """Return who stands behind an entry, as the form asks for it; only who decides may see that."""
    owner = Submission.objects.behind(entry)
    if owner is None:
        return {}
    names = ("contact_name", "contact_telephone", "contact_email")
    return {name: getattr(owner, name) for name in names}
