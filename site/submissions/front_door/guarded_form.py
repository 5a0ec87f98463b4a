"""What every public form carries to keep programs and double clicks away; people solve nothing."""

import json
import time
import uuid

from django import forms
from django.conf import settings
from django.core import signing
from django.core.exceptions import TooManyFieldsSent
from django.templatetags.static import static
from django.utils.translation import gettext_lazy as _

from content.fields import LineField, TextAreaField, WebsiteField
from content.forms import PublicForm
from submissions.spam import proof_of_work

# The setting of this name is Wagtail's page editor's; our longest form has about eighty fields.
MOST_FIELDS = 1000
_started_signer = signing.Signer(salt="form-started")


def signed_time(seconds=None):
    """Return a moment (Unix seconds, default now) that nobody but us can have written."""
    return _started_signer.sign(str(int(time.time() if seconds is None else seconds)))


class ProofInput(forms.HiddenInput):
    """Carries a new puzzle each time it is shown; the script of the page writes the answer into it."""

    def get_context(self, name, value, attrs):
        puzzle = {
            "data-proof": json.dumps(proof_of_work.make_challenge()),
            "data-proof-worker": static("js/proof-worker.js"),
        }
        return super().get_context(name, "", (attrs or {}) | puzzle)


class GuardedForm(PublicForm):
    """A public form with a trap, the time it was shown, a key against sending twice, and a puzzle.

    It notes what looks wrong and says nothing of it. Its view asks `score.weigh` what that means and
    whether its sender has to wait; the sender gets the same answer whatever the verdict.
    """

    TECHNICAL = ("homepage", "started", "key", "proof")
    PERSON_FIELD = "email"

    homepage = forms.CharField(
        label=_("Bitte lassen Sie dieses Feld leer"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )
    started = forms.CharField(required=False, widget=forms.HiddenInput)
    key = forms.CharField(required=False, widget=forms.HiddenInput)
    proof = forms.CharField(required=False, widget=ProofInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if len(self.data) > MOST_FIELDS:
            raise TooManyFieldsSent
        self.suspicions = []
        self.initial.setdefault("started", signed_time())
        self.initial.setdefault("key", str(uuid.uuid4()))

    def clean_homepage(self):
        if self.cleaned_data["homepage"]:
            self.suspicions.append("trap")
        return ""

    def clean_started(self):
        started = self._started()
        if started is None or time.time() - started < settings.FORM_FASTEST_SECONDS:
            self.suspicions.append("no_time" if started is None else "too_fast")
        return started

    def _started(self):
        try:
            return int(_started_signer.unsign(self.cleaned_data["started"]))
        except (signing.BadSignature, ValueError):
            return None

    def clean_key(self):
        try:
            return uuid.UUID(self.cleaned_data["key"])
        except ValueError:
            return uuid.uuid4()

    def senders_of_the_same(self, since):
        """Return how many other addresses have sent exactly this since a moment."""
        return 0

    def texts_and_lines(self):
        """Return what was written into text areas and into one-line fields; web addresses may be one."""
        texts, lines = [], []
        for name, field in self.fields.items():
            value = self.cleaned_data.get(name)
            if value and isinstance(field, TextAreaField):
                texts.append(value)
            elif value and isinstance(field, LineField) and not isinstance(field, WebsiteField):
                lines.append(str(value))
        return texts, lines
