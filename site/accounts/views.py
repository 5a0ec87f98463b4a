"""The pages of one's own account that allauth does not have."""

from allauth.account import views as allauth_views
from allauth.account.models import EmailAddress
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache


@never_cache
def sign_in(request):
    """Sign in; who is signed in already came from a page that sends away whom it does not let in.

    allauth would lead back there, and so round and round.
    """
    wanted = request.GET.get("next", "")
    if request.user.is_authenticated and wanted:
        is_ours = url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
        context = {"wanted": wanted if is_ours else ""}
        return render(request, "account/not_allowed.html", context, status=403)
    return allauth_views.login(request)


@login_required
def address(request):
    """Change the address of the account: the new one counts when its link was opened.

    allauth would overwrite an address that nobody confirmed; the one that an account has counts.
    """
    email = request.user.email.lower()
    others = EmailAddress.objects.filter(email=email, verified=True).exclude(user=request.user)
    if others.exists():  # of two accounts with one address only an administrator changes one
        raise PermissionDenied
    counts = {"verified": True, "primary": True}
    own = EmailAddress.objects.filter(user=request.user, email=email)
    # Before allauth looks: it would store the address as one that waits to be confirmed.
    if email and not own.filter(**counts).exists():
        own.update_or_create(user=request.user, email=email, defaults=counts)
    return allauth_views.email(request)


@never_cache
@login_required
def overview(request):
    """Show what somebody may do with their own account."""
    return render(request, "account/overview.html")
