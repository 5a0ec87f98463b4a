"""Pictures behind the private link: shown, added, replaced, taken out, also of what is public."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect

from content.security.network import client_network
from submissions.front_door.steps import errors_of, jpeg
from submissions.pictures import forms as picture_forms
from submissions.private_link import picture_changes
from submissions.private_link.views import PrivateLinkView, saved_text
from submissions.registry import kinds
from submissions.spam.rate_limits import PICTURES


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
            form.add_error(None, PICTURES.error)
        if not is_right or form.errors:
            for place in places:
                place.ask_for_the_file_again()
            return self.answer(form, places)
        if form.changes(places):
            submission = picture_changes.change_pictures(self.submission, places, form.removed())
            messages.success(request, saved_text(submission))
        return redirect(self.submission)

    @property
    def form_class(self):
        return kinds.get(self.submission.kind).form_class

    @property
    def may_change(self):
        return picture_changes.may_change_pictures(self.submission)

    def shown_form(self, data=None):
        shown = picture_changes.shown_pictures(self.submission)
        return picture_forms.ShownPicturesForm(data, shown=shown, most=self.form_class.max_pictures)

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
