"""The form behind the private link that cancels or moves one date."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from submissions.private_link import date_changes
from submissions.private_link.views import PrivateLinkView
from submissions.registry import kinds


class SubmissionDatesView(PrivateLinkView):
    """Asks which date and what is different; a page of its own, because most come for this alone."""

    def get(self, request):
        if not date_changes.may_change_dates(self.submission):
            return redirect(self.submission)
        return self.answer(self.form())

    def post(self, request):
        if not date_changes.may_change_dates(self.submission):
            return redirect(self.submission)
        form = self.form(request.POST)
        if not form.is_valid():
            return self.answer(form)
        if date_changes.change_date(self.submission, form):
            text = _("Gespeichert. Die Absage steht jetzt auf der Website.")
        else:
            text = _("Gespeichert. Das B3-Team prüft Ihre Änderung.")
        messages.success(request, text)
        return redirect(self.submission)

    def form(self, data=None):
        form_class = kinds.get(self.submission.kind).dates.form_class
        return form_class(data, entry=self.submission.draft, now=timezone.now())

    def answer(self, form):
        return self.show("submissions/private_link/dates.html", form=form)
