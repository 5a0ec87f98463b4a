"""What was sent in, changed behind the private link."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from submissions.front_door import what_to_change
from submissions.front_door.what_to_change import Choice
from submissions.models import Submission
from submissions.private_link import date_changes, picture_changes
from submissions.private_link.views import PrivateLinkView, saved_text
from submissions.workflow import corrections, submitter

State = Submission.State


class CorrectView(PrivateLinkView):
    """Asks what shall be different, then shows the fields for it: `?nur=…`, a part or all of them."""

    def get(self, request):
        form = submitter.filled_form(self.submission, self.part)
        is_asked = what_to_change.is_asked(form, self.part) and not self.submission.is_withdrawn
        if is_asked and self.submission.is_editable:
            choices = what_to_change.parts_of(form, request.path) + self.beside(form)
            return self.show(
                "submissions/private_link/what_to_change.html",
                choices=choices,
                question=self.question,
            )
        return self.answer(form)

    @property
    def question(self):
        """What the team has asked, while its answer is missing; None else."""
        if self.submission.state != State.CHANGES_ASKED:
            return None
        return self.submission.conversation.filter(is_from_team=True).last()

    def beside(self, form):
        """Return what is changed on pages of its own."""
        submission, token = self.submission, self.submission.token
        may_end = form.gone and submission.may_be_withdrawn and not submission.is_correction
        rows = [
            (
                date_changes.may_change_dates(submission),
                _("Einen Termin absagen oder verlegen"),
                "submission-dates",
            ),
            (picture_changes.may_change_pictures(submission), _("Bilder"), "submission-pictures"),
            (submission.may_be_written_about, _("Ihre Kontaktdaten"), "submission-contact"),
            (may_end, form.gone, "submission-withdraw"),
        ]
        choices = [
            Choice(label, reverse(name, args=[token]))
            for is_offered, label, name in rows
            if is_offered
        ]
        if submission.may_be_written_about:
            choices.append(Choice(_("Etwas anderes"), f"{submission.get_absolute_url()}#talk"))
        return choices

    @property
    def part(self):
        return self.request.GET.get("nur", "")

    def post(self, request):
        submission = self.submission
        if submission.is_editable:
            entry = submission.draft
            shown = corrections.filled_from(entry, request.POST.get("version")) if entry else None
            form, changed = submitter.changed_form(submission, request.POST, shown, self.part)
            if not form.is_valid():
                return self.answer(form)
            self.submission = submitter.correct(submission, form, changed)
            messages.success(request, saved_text(self.submission))
        return redirect(submission)

    def answer(self, form):
        if not self.submission.is_editable:
            return redirect(self.submission)
        form.lift_unseen_errors()
        version = corrections.signed_version(submitter.version_number(self.submission))
        return self.show(
            "submissions/private_link/correct.html",
            form=form,
            version=version,
            question=self.question,
            part=self.part,
        )
