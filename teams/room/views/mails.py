"""Pages behind the links of letters: one answer without signing in, and ending letters of a kind."""

from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from teams.mails import meeting_mails
from teams.models import MeetingMail, Member
from teams.room.forms import posted
from teams.room.mail_forms import MailAnswerForm
from teams.room.views.joining import behind_a_link
from teams.work import answers

ABOUT = ("member__team__closing", "meeting", "goal", "step")
TEMPLATES = {True: "comes", False: "how_it_goes"}


@behind_a_link
def answer(request, token):
    """Ask with a button for each answer. Looking changes nothing: a mail scanner looks, too."""
    now = timezone.now()
    mail = MeetingMail.objects.select_related(*ABOUT).opened_with(token)
    if mail is not None and request.method == "POST" and mail.used_at:
        return redirect("team-mail-thanks")  # who presses a button twice has answered once
    if mail is None or not mail.may_be_answered(now):
        return _page(request, "wrong_link", {}, status=404)
    form = MailAnswerForm(posted(request), mail=mail)
    if request.method == "POST" and form.is_valid():
        if answers.store(mail, form.cleaned_data["answer"], now, form.cleaned_data["text"]):
            return redirect("team-mail-thanks")
        return _page(request, "wrong_link", {}, status=404)
    context = {"mail": mail, "team": mail.member.team, "form": form}
    return _page(request, TEMPLATES[mail.asks_who_comes], context)


def thanks(request):
    return render(request, "teams/room/mails/thanks.html")


# A mail program presses this button, too, without a cookie (RFC 8058). The secret is in the address.
@csrf_exempt
@behind_a_link
def switch_off(request, token, kind):
    """Ask, and then end or begin again the letters of one kind; the answer is no redirect (RFC 8058)."""
    member = Member.objects.select_related("team").opened_with(token)
    if member is None or member.has_left:
        return _page(request, "wrong_link", {}, status=404)
    if request.method == "POST":
        meeting_mails.switch(member, {kind: "again" in request.POST})
        member.refresh_from_db()
    kind = MeetingMail.Kind(kind)
    context = {"member": member, "team": member.team, "kind": kind, "gets": member.gets(kind)}
    return _page(request, "switch_off", context)


def _page(request, name, context, status=200):
    # "Fehler melden" in the footer names the page it stands on; here that would be the secret.
    context["page_path"] = reverse("my-team")
    return render(request, f"teams/room/mails/{name}.html", context, status=status)
