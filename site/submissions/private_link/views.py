"""Behind the private link: what was sent in, where it stands, and what its sender may do with it."""

from django import forms
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.generic import View

from content.fields import TextAreaField
from content.forms import PublicForm
from submissions.front_door.forms import CONSENT_TEXT
from submissions.models import Submission
from submissions.pictures import forms as picture_forms
from submissions.privacy import persons
from submissions.private_link import answer_deadline, date_changes, picture_changes
from submissions.registry import kinds
from submissions.spam.middleware import refusal
from submissions.spam.rate_limits import CHANGES
from submissions.workflow import (
    confirmation,
    consent,
    contact_people,
    corrections,
    owners,
    submitter,
)

State = Submission.State


class AnswerForm(PublicForm):
    """What somebody just writes back."""

    text = TextAreaField(
        label=gettext_lazy("Ihre Nachricht an das B3-Team"),
        max_length=4000,
        error_messages={"required": gettext_lazy("Bitte schreiben Sie Ihre Nachricht.")},
    )


class DeletionForm(PublicForm):
    """What becomes of the published entry when the data of its sender is deleted."""

    entry = forms.ChoiceField(
        label=gettext_lazy("Was soll mit dem veröffentlichten Eintrag geschehen?"),
        choices=[
            (
                "keep",
                gettext_lazy("Er bleibt auf der Website, ohne dass wir wissen, von wem er kam."),
            ),
            ("withdraw", gettext_lazy("Er verschwindet von der Website.")),
        ],
        widget=forms.RadioSelect,
        initial="keep",
        error_messages={"required": gettext_lazy("Bitte wählen Sie, was geschehen soll.")},
    )


@method_decorator(never_cache, name="dispatch")
class PrivateLinkView(View):
    """A page behind a private link. A wrong, changed or old link shows one and the same page."""

    def dispatch(self, request, token):
        self.submission = Submission.objects.opened_with(token)
        if self.submission is None:
            response = render(request, "submissions/private_link/unknown_link.html", status=404)
        elif request.method == "POST" and CHANGES.is_over(self.submission.token_hash):
            response = refusal(request, CHANGES)
        else:
            if request.method == "POST":
                self.submission.note_use()
            response = super().dispatch(request)
        # The address is the secret: it never travels to another host. `no-referrer` would hide it
        # from our own pages too, but then browsers send `Origin: null` and no form passes the
        # CSRF check.
        response["Referrer-Policy"] = "same-origin"
        response["X-Robots-Tag"] = "noindex"
        return response

    def show(self, template, **context):
        # "Fehler melden" in the footer names the page it stands on; here that would be the secret.
        context |= {
            "submission": self.submission,
            "kind": kinds.get(self.submission.kind),
            "page_path": "/einreichung/",
        }
        return render(self.request, template, context)


def saved_text(submission):
    """Return what the page says after something was stored: what happens next."""
    if submission.is_unconfirmed:
        return _("Gespeichert. Bitte bestätigen Sie noch Ihre E-Mail-Adresse.")
    if submission.is_change:
        return _("Gespeichert. Das B3-Team prüft Ihre Änderung.")
    return _("Gespeichert. Das B3-Team prüft Ihre Angaben.")


class StatusView(PrivateLinkView):
    """What was sent in, where it stands, what was said; opening it changes nothing."""

    def get(self, request):
        return self.answer(AnswerForm())

    def answer(self, form):
        submission = self.submission
        is_change = submission.is_change and (submission.is_open or submission.is_unconfirmed)
        may_change_dates = date_changes.may_change_dates(submission) and not self.is_over
        return self.show(
            "submissions/private_link/status.html",
            differences=corrections.differences(submission) if is_change else [],
            answers=submitter.form_of(submission).answers(),
            public_url=submission.draft.get_absolute_url() if self.is_shown else "",
            answer_by=answer_deadline.promise(submission),
            answer_form=form,
            is_over=self.is_over,
            may_change_dates=may_change_dates,
            may_change_pictures=picture_changes.may_change_pictures(submission),
            main_action=self.main_action(may_change_dates),
            foreign_changes=owners.changes_for(submission),
            others=confirmation.others_of(submission),
            pictures=picture_forms.pictures_of(submission),
            contact=contact_people.contact_of(submission),
            consent_text=CONSENT_TEXT,
        )

    def main_action(self, may_change_dates):
        """Return what most people come for just now: one button stands out."""
        submission = self.submission
        if submission.is_unconfirmed or submission.may_consent or submission.is_invited:
            return "confirm"
        if submission.state in (State.CHANGES_ASKED, State.DECLINED):
            return "answer"
        return "dates" if may_change_dates else "correct"

    @cached_property
    def is_over(self):
        """Whether what is public of it lies in the past."""
        over_since = kinds.get(self.submission.kind).over_since
        is_dated = over_since is not None and self.submission.is_public
        return is_dated and over_since(self.submission.draft, timezone.now()) is not None

    @property
    def is_shown(self):
        return self.submission.is_public and self.submission.draft.is_shown


class ReplyView(StatusView):
    """A text instead of a changed form."""

    http_method_names = ["post"]

    def post(self, request):
        form = AnswerForm(request.POST)
        if not self.submission.may_be_written_about:
            return redirect(self.submission)
        if not form.is_valid():
            return self.answer(form)
        submitter.answer(self.submission, form.cleaned_data["text"])
        messages.success(request, _("Ihre Nachricht ist angekommen."))
        return redirect(self.submission)


class ConfirmView(PrivateLinkView):
    """The button of the mailed link; a mail scanner that opens links does not press it."""

    http_method_names = ["post"]

    def post(self, request):
        if self.submission.is_invited:
            submitter.take_over(self.submission)
            messages.success(request, _("Der Eintrag gehört jetzt zu Ihnen."))
            return redirect(self.submission)
        if self.submission.may_consent:
            consent.give_by_link(self.submission)
            messages.success(request, _("Danke. Ihr Einverständnis ist gespeichert."))
            return redirect(self.submission)
        form = submitter.form_of(self.submission)
        if self.submission.state == State.UNCONFIRMED:
            if not form.is_valid():  # the day proposed has passed since
                return self.show("submissions/private_link/correct.html", form=form)
            submitter.confirm(self.submission, form)
        return redirect(self.submission)


class ConfirmAllView(PrivateLinkView):
    """One button for all that waits for the same address: the limit of mails keeps some links back."""

    http_method_names = ["post"]

    def post(self, request):
        form = submitter.form_of(self.submission)
        if self.submission.state == State.UNCONFIRMED and form.is_valid():
            submitter.confirm(self.submission, form)
        submitter.confirm_all(self.submission)
        return redirect(self.submission)


class WithdrawView(PrivateLinkView):
    """Asks for confirmation, then takes the submission back, or only its last change."""

    def get(self, request):
        if not self.submission.may_be_withdrawn:
            return redirect(self.submission)
        return self.show(
            "submissions/private_link/withdraw.html",
            may_keep_entry=self.may_keep_entry,
            is_shared=submitter.others_want_it(self.submission),
        )

    def post(self, request):
        if self.submission.may_be_withdrawn:
            only_change = self.may_keep_entry and request.POST.get("was") == "aenderung"
            withdraw = submitter.withdraw_change if only_change else submitter.withdraw
            withdraw(self.submission)
            messages.success(request, _("Zurückgezogen."))
        return redirect(self.submission)

    @property
    def may_keep_entry(self):
        submission = self.submission
        return submission.is_open and submission.is_change and not submission.is_correction


class MyDataView(PrivateLinkView):
    """Everything stored about the sender of this submission, and the button that deletes it."""

    def get(self, request):
        return self.answer(self.form())

    def post(self, request):
        form = self.form(request.POST)
        if form is not None and not form.is_valid():
            return self.answer(form)
        withdraws = form is not None and form.cleaned_data["entry"] == "withdraw"
        persons.forget_submission(self.submission, withdraws=withdraws)
        return redirect("submission-forgotten")

    def form(self, data=None):
        """Ask only where something of it is public, and may stay so."""
        return DeletionForm(data) if self.is_own_and_public and not self.goes_along else None

    @property
    def is_own_and_public(self):
        submission = self.submission
        return submission.is_public and not (submission.is_correction or submission.is_invited)

    @property
    def goes_along(self):
        """Whether what is public of it is deleted with the submission."""
        return self.is_own_and_public and kinds.get(self.submission.kind).goes_with_sender

    def answer(self, form):
        data = persons.data_of(self.submission)
        return self.show(
            "submissions/private_link/my_data.html", form=form, goes_along=self.goes_along, **data
        )


@never_cache
def forgotten(request):
    return render(request, "submissions/private_link/forgotten.html")
