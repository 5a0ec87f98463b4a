"""Pictures behind the private link: shown, added, replaced, taken out, also of what is public."""

from django import forms
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext_lazy as _

from content.forms import PublicForm
from submissions.front_door.steps import errors_of, jpeg
from submissions.pictures import forms as picture_forms
from submissions.private_link import picture_changes
from submissions.private_link.views import PrivateLinkView
from submissions.registry import kinds
from submissions.spam.rate_limits import PICTURES, TOO_MANY, client_network


class ShownPicturesForm(PublicForm):
    """Which of the pictures that stand at the entry shall go."""

    remove = forms.MultipleChoiceField(
        label=_("Diese Bilder entfernen"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args, shown, most, **kwargs):
        super().__init__(*args, **kwargs)
        self.shown, self.most = shown, most
        texts = [(image.pk, image.description or image.title) for image in shown]
        self.fields["remove"].choices = texts
        self.fields["remove"].hide_optional = True
        if not shown:
            del self.fields["remove"]

    def removed(self):
        return [int(pk) for pk in self.cleaned_data.get("remove", [])]

    def check_number(self, places):
        """Say so where more would stand at the entry than may; `places` are valid."""
        new, gone = sum(place.will_be_there for place in places), len(self.removed())
        # Editors may show more than the form takes; taking out is always right.
        if new > gone and len(self.shown) - gone + new > self.most:
            text = _("Es sind zu viele Bilder. Bitte entfernen Sie so viele, wie Sie hinzufügen.")
            self.add_error("remove" if self.shown else None, ValidationError(text, code="too_many"))


class SubmissionPicturesView(PrivateLinkView):
    """All pictures of a submission: those at the entry, and those that wait for a decision."""

    def get(self, request):
        if not self.may_change:
            return redirect(self.submission)
        return self.answer(self.shown_form(), self.places())

    def post(self, request):
        if not self.may_change:
            return redirect(self.submission)
        form, places = self.shown_form(request.POST), self.places(request.POST, request.FILES)
        is_right = not [part for part in (form, *places) if not part.is_valid()]  # judge every one
        if is_right:
            form.check_number(places)
        if request.FILES and PICTURES.is_over(client_network(request)):
            form.add_error(None, ValidationError(TOO_MANY, code="flood"))
        if not is_right or form.errors:
            for place in places:
                place.ask_for_the_file_again()
            return self.answer(form, places)
        if form.removed() or any(place.has_changed() for place in places):
            picture_changes.change_pictures(self.submission, places, form.removed())
        return redirect(self.submission)

    @property
    def form_class(self):
        return kinds.get(self.submission.kind).form_class

    @property
    def may_change(self):
        return self.submission.is_editable and self.form_class.max_pictures > 0

    def shown_form(self, data=None):
        shown = picture_changes.shown_pictures(self.submission)
        return ShownPicturesForm(data, shown=shown, most=self.form_class.max_pictures)

    def places(self, data=None, files=None):
        return picture_forms.picture_forms(self.form_class, self.submission, data, files)

    def answer(self, form, places):
        errors = errors_of(form, *places)
        return self.show(
            "submissions/private_link/pictures.html", form=form, places=places, errors=errors
        )


class SubmissionPictureView(PrivateLinkView):
    """One picture that waits for a decision, for the person who sent it."""

    def dispatch(self, request, token, position):
        self.position = position
        return super().dispatch(request, token)

    def get(self, request):
        return jpeg(get_object_or_404(self.submission.pictures, position=self.position))
