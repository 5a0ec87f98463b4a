"""A long form in steps: begun by `views.propose`, continued under a link of its own, sent at the end.

What is typed is kept on the server for a day after each press of a button, right or wrong; nothing of
it is public, and only the link opens it.
"""

from types import SimpleNamespace

from django.conf import settings
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.generic import View

from content.listing.addresses import section_page
from content.security.network import client_network
from submissions.front_door import duplicate_hints, step_bar
from submissions.front_door.drafts import (
    SHORTENED,
    TRAP,
    change,
    kept_data,
    send,
    whole_form,
    wrong_steps,
)
from submissions.front_door.guarded_form import signed_time
from submissions.front_door.sent import redirect_to_sent
from submissions.models.front_door import UnfinishedForm
from submissions.pictures import forms as picture_forms
from submissions.registry import kinds
from submissions.spam import score
from submissions.spam.rate_limits import PICTURES, with_status

TOO_LONG = _(
    "Hier war ein Text zu lang. Wir haben nur seinen Anfang aufgehoben. Bitte prüfen Sie, was fehlt."
)


def errors_of(*parts):
    """Return what the error summary needs of several forms that are one to whoever fills them in."""
    wrong = [row for part in parts for row in part.summary_errors() if part.is_bound]
    return SimpleNamespace(errors=bool(wrong), summary_errors=wrong)


def wanted_step(request):
    """Return the number of the step that was pressed, or None where it was the button to go on."""
    number = request.POST.get("go_to", "")
    return int(number) if number.isdecimal() and len(number) < 3 else None


def show_step(request, kind, form, places=(), **context):
    """Answer with one step; `places` are the forms for pictures that belong to it."""
    context |= {
        "kind": kinds.get(kind),
        "form": form,
        "places": places,
        "errors": errors_of(form, *places),
        "step": form.step,
        "page": section_page(kinds.get(kind).model.section),
        "hint_url": reverse("similar-entries", args=[kind]),
        "known": duplicate_hints.known(form.data),
        "page_path": "/einreichung/",
    }
    return with_status(render(request, "submissions/front_door/propose.html", context), form)


@method_decorator(never_cache, name="dispatch")
class UnfinishedView(View):
    """A page of a begun form. What its link no longer opens says so; what was sent is not sent again."""

    def dispatch(self, request, token, **kwargs):
        self.token = token
        self.unfinished = UnfinishedForm.objects.open_with(token).first()
        if self.unfinished is None:
            response = render(request, "submissions/front_door/unknown_draft.html", status=404)
        elif self.unfinished.submission_id:
            response = redirect_to_sent(self.unfinished.submission)
        else:
            self.kind = kinds.get(self.unfinished.kind)
            self.form_class = self.kind.form_class
            self.last = len(self.form_class.steps())
            response = super().dispatch(request, **kwargs)
        # The address is the secret; see PrivateLinkView.
        response["Referrer-Policy"] = "same-origin"
        response["X-Robots-Tag"] = "noindex"
        return response

    def go_to(self, step, query=""):
        """Redirect to a step; after the last one comes the page to check everything."""
        name = "submission-step" if step <= self.last else "submission-check"
        args = [self.token, step] if step <= self.last else [self.token]
        return redirect(reverse(name, args=args) + query)

    def bar(self, current, wrong=()):
        return step_bar.bar(self.form_class, current, self.token, self.unfinished.furthest, wrong)

    def link(self):
        return {
            "link": settings.BASE_URL + reverse("submission-draft", args=[self.token]),
            "expires_at": self.unfinished.expires_at,
            "token": self.token,
        }


class ContinueView(UnfinishedView):
    """The link to go on later, or on another device: leads to where one was."""

    def get(self, request):
        return self.go_to(self.unfinished.furthest)


class StepView(UnfinishedView):
    """One step: shows what was typed; keeps what comes, and goes on when it is right, or back."""

    def get(self, request, step):
        if not 1 <= step <= min(self.last, self.unfinished.furthest):
            return self.go_to(self.unfinished.furthest)
        if str(step) not in self.unfinished.data:
            form = self.form_class(step=step)
        else:
            form = self.form_class(kept_data(self.unfinished), step=step)
            if "fehler" not in request.GET:
                form.show_unchecked()
            if step in self.unfinished.data.get(SHORTENED, []):
                form.add_error(None, TOO_LONG)
        return self.show(form, self.places(step))

    def post(self, request, step):
        if not 1 <= step <= min(self.last, self.unfinished.furthest):
            return self.go_to(self.unfinished.furthest)
        data = kept_data(self.unfinished, but=step, and_also=request.POST)
        form = self.form_class(data, step=step)
        places = self.places(step, request.POST, request.FILES)
        is_right = not [part for part in (form, *places) if not part.is_valid()]  # judge every one
        if request.FILES and PICTURES.is_over(client_network(request)):
            form.add_error(None, PICTURES.error)
            return self.show(form, places)
        wanted = wanted_step(request)
        is_back = wanted is not None and wanted < step
        is_back = is_back and not form.too_long()  # the page still has what is not kept
        self.unfinished = change(self.unfinished, form, places, request, is_right and not is_back)
        if not (is_right or is_back):
            return self.show(form, places)
        if wanted is not None:
            return self.go_to(max(1, min(wanted, self.unfinished.furthest)))
        return self.go_to(self.last + 1 if self.unfinished.furthest > self.last else step + 1)

    def places(self, step, data=None, files=None):
        if step != self.form_class.picture_step():
            return []
        return picture_forms.picture_forms(self.form_class, self.unfinished, data, files)

    def show(self, form, places):
        context = self.link() | {"furthest": self.unfinished.furthest, "last": self.last}
        context["bar"] = self.bar(
            form.step, wrong_steps(self.unfinished, whole_form(self.unfinished))
        )
        typed = kept_data(self.unfinished)
        context["similar"] = duplicate_hints.similar(self.kind.key, typed) if form.step > 1 else []
        return show_step(self.request, self.kind.key, form, places, **context)


class CheckView(UnfinishedView):
    """The last page: everything once more, each part with a way to change it, consent, and sending."""

    def get(self, request):
        wrong = wrong_steps(self.unfinished, whole_form(self.unfinished))
        return self.go_to_mistake(wrong) if wrong else self.show(self.final_form(None))

    def post(self, request):
        form = self.final_form(request.POST)
        if wrong := wrong_steps(self.unfinished, form):
            return self.go_to_mistake(wrong)
        if not form.is_valid():
            return self.show(form)
        if self.unfinished.data.get(TRAP):
            form.suspicions.append(TRAP)
        with transaction.atomic():  # one write to the disk for counting and filing
            verdict = score.weigh(form, request)
            submission = None if verdict.is_flood else send(self.unfinished, form, verdict)
        if submission is None:
            return self.show(form)
        return redirect_to_sent(submission)

    def final_form(self, posted):
        data = kept_data(self.unfinished, and_also=posted)
        data["key"] = str(self.unfinished.key)
        data["started"] = signed_time(self.unfinished.begun_at.timestamp())
        form = self.form_class(data)
        if posted is None:
            form.show_unchecked()
        return form

    def go_to_mistake(self, wrong):
        is_begun = str(min(wrong)) in self.unfinished.data
        return self.go_to(min(wrong), "?fehler=1" if is_begun else "")

    def show(self, form):
        whole = whole_form(self.unfinished)
        whole.is_valid()
        parts = [
            (number, legend, whole.answers(asked) + whole.consequences(asked))
            for number, step in enumerate(self.form_class.steps(), 1)
            for legend, names in step
            for asked in [[name for name in names if name != "consent"]]
        ]
        context = self.link() | {
            "kind": self.kind,
            "form": form,
            "parts": parts,
            "pictures": picture_forms.pictures_of(self.unfinished),
            "picture_step": self.form_class.picture_step(),
            "similar": duplicate_hints.similar(self.kind.key, form.data),
            "bar": self.bar(self.last + 1),
            "page": section_page(self.kind.model.section),
            "page_path": "/einreichung/",
        }
        return with_status(render(self.request, "submissions/front_door/check.html", context), form)


class KeptPictureView(UnfinishedView):
    """A picture that lies in a begun form, for the person who sent it."""

    def get(self, request, position):
        return jpeg(get_object_or_404(self.unfinished.pictures, position=position))


def submitted_picture(request, pk):
    """A picture that waits for a decision, for those who decide."""
    if not request.user.has_perm("submissions.view_submission"):
        raise Http404
    return jpeg(get_object_or_404(picture_forms.SubmittedPicture, pk=pk, submission__isnull=False))


def jpeg(picture):
    response = HttpResponse(bytes(picture.content), content_type="image/jpeg")
    response["Cache-Control"] = "private, no-store"
    return response
