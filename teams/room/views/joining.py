"""Pages behind a private link: one's place in a team, and the code that is scanned at the table."""

import functools

from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from submissions.spam import score
from submissions.spam.rate_limits import with_status
from teams.membership import joining, leaving
from teams.models import Member
from teams.room.forms import TableForm, posted


def behind_a_link(view):
    """Answer so that the address, which is the secret, stays with whoever has it."""

    @never_cache
    @require_http_methods(["GET", "HEAD", "POST"])
    @functools.wraps(view)
    def wrapped(request, token, **kwargs):
        response = view(request, token, **kwargs)
        response["Referrer-Policy"] = "same-origin"
        response["X-Robots-Tag"] = "noindex"
        return response

    return wrapped


@behind_a_link
def place(request, token):
    """One's own place in a team. Looking changes nothing: a mail scanner looks, too."""
    member = Member.objects.select_related("team").opened_with(token)
    if member is None:
        return _page(request, "wrong_link", {}, status=404)
    action = PLACE_ACTIONS.get(request.POST.get("action", ""))
    if request.method == "POST" and action:
        member.note_use()
        has_stayed = action(member, timezone.now())
        return redirect(request.path) if has_stayed else _page(request, "gone", {})
    return _page(request, "place", {"member": member, "team": member.team})


def _say_yes(member, now):
    joining.say_yes(member, now)
    return True


def _withdraw(member, now):
    return not joining.withdraw(member, now)


def _erase(member, now):
    if not member.has_left:  # who is in the team signs in for that
        return True
    leaving.erase(member, now)
    return False


PLACE_ACTIONS = {"yes": _say_yes, "no": _withdraw, "erase": _erase}


@behind_a_link
def table(request, token):
    """The page that a phone opens at the table: who somebody is, and the button that lets them in."""
    now = timezone.now()
    invitation = joining.table_with(token, now)
    form = TableForm(posted(request))
    if request.method == "POST" and form.is_valid():
        if invitation is None:
            return _after_table(
                request, Member.objects.filter(idempotency_key=form.cleaned_data["key"])
            )
        if member := _join(request, invitation, form, now):
            return _after_table(request, [member])
    if invitation is None:
        return _page(request, "wrong_link", {"was_scanned": True}, status=404)
    context = {"team": invitation.team, "form": form}
    return with_status(_page(request, "table", context), form)


def _join(request, invitation, form, now):
    """Take in whoever filled in the form; None where it says why not."""
    if score.weigh(form, request).is_flood:
        return None
    fields = {name: form.cleaned_data[name] for name in ("name", "email", "telephone", "key")}
    try:
        member = joining.join_at_table(invitation, now=now, **fields)
    except joining.AlreadyThere:
        form.add_error("email", form.KNOWN)
        return None
    if member is None:
        form.add_error(None, form.USED)
    return member


def _after_table(request, found):
    """Show the newcomer how it stands; a form that was sent twice leads to the same page."""
    member = next(iter(found), None)
    if member is None:
        return _page(request, "wrong_link", {"was_scanned": True}, status=404)
    return redirect(member.get_absolute_url())


def _page(request, name, context, status=200):
    # "Fehler melden" in the footer names the page it stands on; here that would be the secret.
    context["page_path"] = reverse("my-team")
    return render(request, f"teams/room/joining/{name}.html", context, status=status)
