"""Behind the private link: what was sent in, where it stands, and what its sender may do with it."""

from django import forms
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.generic import View

from content.fields import TextAreaField
from content.forms import PublicForm
from submissions.models import Submission
from submissions.pictures import forms as picture_forms
from submissions.privacy import persons
from submissions.private_link import answer_deadline
from submissions.registry import kinds
from submissions.workflow import corrections, submitter

State = Submission.State


class AnswerForm(PublicForm):
    """What somebody just writes back."""

    text = TextAreaField(label=_("Ihre Nachricht an das Team"), max_length=4000)


class DeletionForm(PublicForm):
    """What becomes of the published entry when the data of its sender is deleted."""

    entry = forms.ChoiceField(
        label=_("Was soll mit dem veröffentlichten Eintrag geschehen?"),
        choices=[
            ("keep", _("Er bleibt auf der Website, ohne dass wir wissen, von wem er kam.")),
            ("withdraw", _("Er verschwindet von der Website.")),
        ],
        widget=forms.RadioSelect,
        initial="keep",
    )


@method_decorator(never_cache, name="dispatch")
class PrivateLinkView(View):
    """A page behind a private link. A wrong, changed or old link shows one and the same page."""

    def dispatch(self, request, token):
        self.submission = Submission.objects.with_token(token).first()
        if self.submission is None:
            response = render(request, "submissions/private_link/unknown_link.html", status=404)
        else:
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


class StatusView(PrivateLinkView):
    """What was sent in, where it stands, what was said; opening it changes nothing."""

    def get(self, request):
        return self.answer(AnswerForm())

    def answer(self, form):
        submission = self.submission
        is_change = submission.is_change and (submission.is_open or submission.is_unconfirmed)
        return self.show(
            "submissions/private_link/status.html",
            differences=corrections.differences(submission) if is_change else [],
            answers=submitter.form_of(submission).answers(),
            public_url=submission.draft.get_absolute_url() if self.is_shown else "",
            answer_by=answer_deadline.promise(submission),
            answer_form=form,
            pictures=picture_forms.pictures_of(submission),
        )

    @property
    def is_shown(self):
        return self.submission.is_public and self.submission.draft.is_shown


class ReplyView(StatusView):
    """A text instead of a changed form."""

    http_method_names = ["post"]

    def post(self, request):
        form = AnswerForm(request.POST)
        if not self.submission.is_open:
            return redirect(self.submission)
        if not form.is_valid():
            return self.answer(form)
        submitter.answer(self.submission, form.cleaned_data["text"])
        return redirect(self.submission)


class ConfirmView(PrivateLinkView):
    """The button of the mailed link; a mail scanner that opens links does not press it."""

    http_method_names = ["post"]

    def post(self, request):
        form = submitter.form_of(self.submission)
        if self.submission.state == State.UNCONFIRMED:
            if not form.is_valid():  # the day proposed has passed since
                return self.show("submissions/private_link/correct.html", form=form)
            submitter.confirm(self.submission, form)
        return redirect(self.submission)


class CorrectView(PrivateLinkView):
    """The form again, with what was sent in."""

    def get(self, request):
        return self.answer(submitter.filled_form(self.submission))

    def post(self, request):
        submission = self.submission
        if submission.is_editable:
            entry = submission.draft
            shown = corrections.filled_from(entry, request.POST.get("version")) if entry else None
            form, changed = submitter.changed_form(submission, request.POST, shown)
            if not form.is_valid():
                return self.answer(form)
            submitter.correct(submission, form, changed)
        return redirect(submission)

    def answer(self, form):
        if not self.submission.is_editable:
            return redirect(self.submission)
        version = corrections.signed_version(submitter.version_number(self.submission))
        question = self.submission.conversation.filter(is_from_team=True).last()
        return self.show(
            "submissions/private_link/correct.html", form=form, version=version, question=question
        )


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
        """Ask only where something of it is public."""
        submission = self.submission
        return DeletionForm(data) if submission.is_public and not submission.is_correction else None

    def answer(self, form):
        data = persons.data_of(self.submission)
        return self.show("submissions/private_link/my_data.html", form=form, **data)


@never_cache
def forgotten(request):
    return render(request, "submissions/private_link/forgotten.html")
