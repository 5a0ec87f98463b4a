"""What others want to change at an entry, for the person who sent it in."""

from django import forms
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from content.fields import TextAreaField
from content.forms import PublicForm
from submissions.models import OwnerReply
from submissions.private_link.views import PrivateLinkView
from submissions.workflow import corrections, owners


class OwnerReplyForm(PublicForm):
    """Whether the change is right, and why not."""

    answer = forms.ChoiceField(
        label=gettext_lazy("Was sagen Sie dazu?"),
        choices=OwnerReply.Answer.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Bitte wählen Sie eine Antwort.")},
    )
    text = TextAreaField(
        label=gettext_lazy("Warum, oder wie ist es richtig?"),
        help_text=gettext_lazy("Das B3-Team liest das."),
        required=False,
        max_length=4000,
    )


class OwnerReplyView(PrivateLinkView):
    """One change that somebody else proposed: what it changes, and what the owner says to it."""

    def dispatch(self, request, token, reference):
        self.reference = reference
        return super().dispatch(request, token)

    def get(self, request):
        known = OwnerReply.objects.filter(change=self.change, owner=self.submission).first()
        initial = {"answer": known.answer, "text": known.text} if known else {}
        return self.answer(OwnerReplyForm(initial=initial))

    def post(self, request):
        form = OwnerReplyForm(request.POST)
        if not form.is_valid():
            return self.answer(form)
        owners.reply(self.submission, self.change, **form.cleaned_data)
        messages.success(request, _("Ihre Antwort ist gespeichert. Das B3-Team sieht sie."))
        return redirect(self.submission)

    @property
    def change(self):
        return get_object_or_404(owners.changes_for(self.submission), reference=self.reference)

    def answer(self, form):
        return self.show(
            "submissions/private_link/owner_reply.html",
            form=form,
            differences=corrections.differences(self.change),
        )
