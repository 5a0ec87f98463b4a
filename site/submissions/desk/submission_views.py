"""One submission at the desk: everything needed to decide, and the actions behind its buttons."""

from django.contrib.admin.utils import quote
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView, View
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.models import PreviewableMixin

from content.security import lookalikes
from submissions.desk import actions, queue
from submissions.desk.comparison import differences
from submissions.desk.forms import AssignmentForm, DecisionForm, fill, ready_texts
from submissions.desk.history import history
from submissions.desk.queue_views import reasons_of
from submissions.desk.sources import address_of, kind_of
from submissions.models import Submission
from submissions.models.review_task import AnswerForm, Verdict, may_decide
from submissions.registry import kinds
from submissions.workflow import confirmation, corrections, duplicates, owners, submitter

State = Submission.State
DONE = {
    "approve": gettext_lazy("„%(subject)s“ ist angenommen."),
    "reject": gettext_lazy("Die Rückfrage zu „%(subject)s“ ist unterwegs."),
    "decline": gettext_lazy("„%(subject)s“ ist abgelehnt."),
}


class DeskView(PermissionCheckedMixin):
    """A view of one submission, for users who may decide on submissions."""

    model = Submission
    permission_required = "change"

    def setup(self, request, *args, pk, **kwargs):
        super().setup(request, *args, **kwargs)
        self.submission = get_object_or_404(Submission, pk=pk)

    def may_decide(self):
        return may_decide(self.request.user)

    def following(self, now):
        return queue.after("submission", self.submission.pk, self.request.user, now)

    def answer(self, level, text, buttons=()):
        getattr(messages, level)(self.request, text, buttons=list(buttons))


class SubmissionView(DeskView, WagtailAdminTemplateMixin, TemplateView):
    """The page of a submission; its form decides."""

    template_name = "submissions/admin/submission.html"
    header_icon = "tasks"
    form = None

    def get_page_title(self):
        return self.submission.subject

    def get_page_subtitle(self):
        return self.submission.reference

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse("einreichungen:entscheiden"), "label": _("Einreichungen")},
            {"url": "", "label": self.get_page_title(), "sublabel": self.get_page_subtitle()},
        ]

    def post(self, request, *args, **kwargs):
        if not self.may_decide():
            raise PermissionDenied
        if "fill" in request.POST:
            self.form = self._form_with_ready_text(request.POST)
            return self.get(request)
        self.form = self._form(request.POST)
        if not self.form.is_valid():
            return self.get(request)
        return self._decide(self.form.cleaned_data)

    def _form(self, *args, **kwargs):
        is_published = kinds.get(self.submission.kind).is_published
        is_read_out = not self.submission.contact_email
        return DecisionForm(*args, is_published=is_published, is_read_out=is_read_out, **kwargs)

    def _form_with_ready_text(self, data):
        """Return the form with the chosen text in it: the way without scripts."""
        form = self._form(data)
        form.is_valid()
        if chosen := form.cleaned_data.get("answer"):
            data = data.copy()
            data["text"] = fill(chosen.text, self.submission, self.request.user)
            data["action"] = chosen.outcome
        return self._form(initial=data.dict())

    def _decide(self, data):
        following = self.following(timezone.now())
        verdict = actions.decide(
            self.submission,
            self.request.user,
            data["action"],
            data["text"].strip(),
            seen_revision=data["seen_revision"],
        )
        if verdict is Verdict.COUNTS:
            link = messages.button(address_of(self.submission), _("Ansehen oder zurücknehmen"))
            text = DONE[data["action"]] % {"subject": self.submission.subject}
            self.answer("success", text, [link])
            return redirect(following.url if following else "einreichungen:entscheiden")
        self.submission.refresh_from_db()
        if verdict is Verdict.TOO_LATE:
            self.answer("warning", queue.status_text(self.submission))
            return redirect(address_of(self.submission))
        text = _("Die Angaben wurden gerade geändert. Bitte lesen Sie sie noch einmal.")
        self.answer("warning", text)
        return self.get(self.request)

    def get_context_data(self, **kwargs):
        now = timezone.now()
        submission = self.submission
        return super().get_context_data(**kwargs) | {
            "submission": submission,
            "kind": kind_of(submission),
            "begins": queue.begins_in_words(submission.begins_at, now),
            "answers": answers_of(submission),
            "spam_reasons": reasons_of(submission),
            "waiting_with_it": confirmation.others_of(submission),
            "history": history(submission),
            "assignment": AssignmentForm(initial={"colleague": submission.assigned_to_id}),
            "can_be_undone": queue.can_be_undone(submission, now),
            "undo_until": queue.undo_until(submission),
            "has_open_question": queue.has_open_question(submission) and self.may_decide(),
            "following": self.following(now),
            "owners": owners.owners_of(submission),
            "owner_replies": submission.owner_replies.select_related("owner"),
            **self._about_the_draft(),
            **self._about_deciding(),
        }

    def _about_the_draft(self):
        submission = self.submission
        if submission.draft is None or not kinds.is_known(submission.kind):
            return {}
        urls = AdminURLFinder(self.request.user)
        newest = submission.draft.get_latest_revision_as_object()
        similar = duplicates.similar_entries(submission, newest) + duplicates.similar_drafts(
            submission, newest
        )
        kind = kinds.get(submission.kind)
        remarks = kind.remarks(newest, timezone.now()) if kind.remarks else []
        return {
            "remarks": [*remarks, *lookalikes.remarks_on(newest, submission)],
            "edit_url": urls.get_edit_url(submission.draft),
            "preview_url": preview_url(submission.draft),
            "differences": [] if submission.is_waiting else differences(self.request, submission),
            "wanted_changes": corrections.differences(submission) if submission.is_waiting else [],
            "similar": [(entry, urls.get_edit_url(entry)) for entry in similar],
            "mergeable": kind.merging is not None,
            "shares_draft": Submission.objects.about(submission.draft)
            .open()
            .exclude(pk=submission.pk),
        }

    def _about_deciding(self):
        submission = self.submission
        if (
            not submission.is_open
            or submission.draft is None
            or submission.is_waiting
            or not self.may_decide()
            or not kinds.is_known(submission.kind)
        ):
            return {"form": None}
        seen = {"seen_revision": submission.draft.latest_revision_id}
        form = self.form or self._form(initial=seen)
        return {"form": form, "seen": seen, "texts": ready_texts(submission, self.request.user)}


class ActionView(DeskView, View):
    """A button that acts, and leads back to the page of the submission."""

    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        if not self.may_decide():
            raise PermissionDenied
        self.act()
        return redirect(address_of(self.submission))

    def show_status(self):
        self.submission.refresh_from_db()
        self.answer("warning", queue.status_text(self.submission))


class UndoView(ActionView):
    def act(self):
        if actions.undo(self.submission, self.request.user):
            self.answer("success", _("Die Entscheidung ist zurückgenommen. Es wartet wieder."))
        else:
            self.show_status()


class ReplyView(ActionView):
    """Answers what the sender wrote about something that is decided."""

    def act(self):
        form = AnswerForm(self.request.POST)
        if form.is_valid():
            actions.reply(self.submission, form.cleaned_data["comment"], self.request.user)
            self.answer("success", _("Die Antwort ist unterwegs. Die Nachricht ist erledigt."))
        else:
            self.answer("error", _("Bitte schreiben Sie eine Antwort."))


class DoneView(ActionView):
    def act(self):
        actions.mark_as_read(self.submission, self.request.user)
        self.answer("success", _("Erledigt."))


class UnaskView(ActionView):
    def act(self):
        if actions.take_question_back(self.submission, self.request.user):
            self.answer("success", _("Die Rückfrage ist zurückgenommen. Sie können entscheiden."))
        else:
            self.show_status()


class AssignView(ActionView):
    def act(self):
        form = AssignmentForm(self.request.POST)
        if form.is_valid():
            actions.assign(self.submission, form.cleaned_data["colleague"], self.request.user)
            self.answer("success", _("Gespeichert, wer sich kümmert."))


class RescueView(ActionView):
    def act(self):
        if actions.rescue(self.submission, self.request.user):
            text = _(
                "Die Person bekommt jetzt die Bitte, ihre E-Mail-Adresse zu bestätigen. Danach steht "
                "die Einreichung in der Warteschlange."
            )
            self.answer("success", text)
        else:
            self.show_status()


class AskAgainView(ActionView):
    def act(self):
        if actions.ask_again(self.submission, self.request.user):
            self.answer("success", _("Die Bitte um Bestätigung ist unterwegs."))
        else:
            self.show_status()


class DiscardView(ActionView):
    def act(self):
        if actions.discard(self.submission, self.request.user):
            self.answer("success", _("Als Spam geschlossen."))
        else:
            self.show_status()


def preview_url(draft):
    """Return the address of Wagtail's preview of the draft's newest version."""
    if draft.latest_revision_id is None or not isinstance(draft, PreviewableMixin):
        return ""
    name = draft.snippet_viewset.get_url_name("revisions_view")
    return reverse(name, args=[quote(draft.pk), draft.latest_revision_id])


def answers_of(submission):
    """Return [(label, text)] of what was sent in and what follows; of a kind that is gone as stored."""
    if kinds.is_known(submission.kind):
        form = submitter.form_of(submission)
        return form.answers() + form.consequences(form.own_names())
    return [
        (name, "\n".join(map(str, values)) if isinstance(values, list) else str(values))
        for name, values in submission.payload.items()
    ]
