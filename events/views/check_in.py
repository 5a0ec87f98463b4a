"""The page "Ich bin da" behind the code at the door."""

import uuid

from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from content.fields import KeyField, LineField
from content.forms import PublicForm
from content.security.network import client_network
from events.registration import check_in as door
from events.views.registration import kept_secret
from submissions.spam.rate_limits import ARRIVALS, with_status


class ArrivalForm(PublicForm):
    """The name, for whoever registered; the other button asks for none."""

    name = LineField(
        label=_("Ihr Name"),
        max_length=120,
        help_text=_("So wie bei der Anmeldung. Sind Sie zu mehreren angemeldet, genügt ein Name."),
        error_messages={
            "required": _("Bitte geben Sie den Namen an, auf den Sie angemeldet sind.")
        },
    )
    key = KeyField(initial=uuid.uuid4)

    def __init__(self, data=None):
        super().__init__(data)
        self.is_unregistered = data is not None and "unregistered" in data
        self.fields["name"].required = not self.is_unregistered


@never_cache
def check_in(request, page, pk, key):
    """Take somebody's word that they are there. Looking changes nothing."""
    date = door.date_with(pk, key)
    is_open = date is not None and door.is_open(date, timezone.now())
    form = ArrivalForm(request.POST if request.method == "POST" else None)
    if is_open and form.is_bound and form.is_valid() and _store(request, date, form):
        return kept_secret(redirect(f"{request.path}?ansicht=danke"))
    context = {
        "occurrence": date,
        "is_open": is_open,
        "form": form,
        "has_thanks": request.GET.get("ansicht") == "danke",
        "page_path": page.url,
    }
    response = page.render(
        request, context_overrides=context, template="events/registration/check_in.html"
    )
    response.status_code = 200 if date else 404
    return kept_secret(with_status(response, form))


def _store(request, date, form):
    """Store what the form says; tells the form where too many came from one network."""
    if ARRIVALS.is_over(f"{client_network(request)}:{date.pk}"):
        form.add_error(None, ARRIVALS.error)
        return False
    if form.is_unregistered:
        door.walk_in(date, form.cleaned_data["key"])
    else:
        door.arrive(date, form.cleaned_data["name"], form.cleaned_data["key"])
    return True
