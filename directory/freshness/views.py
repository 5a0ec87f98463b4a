"""Behind the three links of the yearly question: a page with one button each."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import View

from content.listing.addresses import section_url
from directory.freshness import answers
from directory.hours.table import next_days, table_rows
from directory.hours.week import from_osm
from directory.models import FreshnessCheck

WAYS = {"telephone": "phone", "whatsapp": "message-circle", "email": "mail", "website": "globe"}


def ways_to_reach(business):
    """Return (icon, label, value) of each way to reach a business that is known."""
    fields = {name: business._meta.get_field(name).verbose_name for name in WAYS}
    return [
        (WAYS[name], label, value)
        for name, label in fields.items()
        if (value := getattr(business, name))
    ]


@method_decorator(never_cache, name="dispatch")
class FreshnessView(View):
    """Opening changes nothing. A wrong, changed or used link shows one and the same page."""

    http_method_names = ["get", "head", "post"]

    def dispatch(self, request, token, action):
        if action not in answers.ACTIONS:
            raise Http404
        checks = FreshnessCheck.objects.select_related("business")
        self.check, self.action = checks.opened_with(token), action
        if self.check is not None and request.method == "POST":
            self.check.note_use()
        if self.check is not None and self.check.is_waiting:
            response = super().dispatch(request)
        elif self.check is not None and self.check.answered_at and request.method == "POST":
            # Who presses the button twice has answered once.
            response = redirect("freshness-thanks")
        else:
            response = render(request, "submissions/private_link/unknown_link.html", status=404)
        response["Referrer-Policy"] = "same-origin"
        response["X-Robots-Tag"] = "noindex"
        return response

    def get(self, request):
        business, now = self.check.business, timezone.now()
        hours = business.opening_hours
        context = {
            "business": business,
            "categories": business.shown_categories,
            "languages": business.languages.all(),
            "ways": ways_to_reach(business),
            "hours": table_rows(hours, now),
            # What no week can show is told by its days already.
            "days": next_days(hours, now) if from_osm(hours) else [],
            "is_hidden": self.check.hidden_at is not None,
            "is_shared": self.action == "entfernen" and answers.is_shared(self.check),
            "action": self.action,
            "token": self.check.token,
            "page_path": "/eintrag-pruefen/",
        }
        return render(request, "directory/freshness/freshness.html", context)

    def post(self, request):
        now = timezone.now()
        if self.action == "aendern":
            return redirect(self._form_address(now))
        if self.action == "stimmt":
            answers.confirm(self.check, now)
        else:
            answers.remove(self.check, now)
        return redirect("freshness-thanks")

    def _form_address(self, now):
        """Return where the entry is changed."""
        answers.begin_change(self.check, now)
        own = answers.own_submission(self.check) or self.check.business
        return f"{own.get_absolute_url()}aendern/"


@never_cache
def thanks(request):
    context = {"directory_url": section_url("directory")}
    return render(request, "directory/freshness/freshness_thanks.html", context)


urlpatterns = [
    path("eintrag-pruefen/danke/", thanks, name="freshness-thanks"),
    path("eintrag-pruefen/<str:token>/<slug:action>/", FreshnessView.as_view(), name="freshness"),
]
