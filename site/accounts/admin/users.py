"""The users in the admin: invited by mail; a new address is told to the old one."""

from allauth.account.models import EmailAddress
from django.contrib import messages
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods
from wagtail.users.forms import UserCreationForm, UserEditForm
from wagtail.users.views.users import CreateView, EditView, IndexView
from wagtail.users.views.users import UserViewSet as WagtailUserViewSet

from accounts import invitations
from accounts.members import only_members
from accounts.sign_in.passwords import send_letter

CHANGED = "account/email/email_changed"


class InvitationForm(UserCreationForm):
    """Name, address and roles; the password is the invited person's own matter."""

    def save(self, commit=True):
        self.instance.set_unusable_password()
        return super().save(commit)


class OnlyOwnRights:
    """Only somebody with all rights gives all rights."""

    def get_form(self, *args, **kwargs):
        form = super().get_form(*args, **kwargs)
        if "is_superuser" in form.fields and not self.request.user.is_superuser:
            form.fields["is_superuser"].disabled = True
        return form


class InviteView(OnlyOwnRights, CreateView):
    page_title = _("Einladen")
    success_message = _("Die Einladung an %(object)s ist unterwegs.")

    def save_instance(self):
        user = super().save_instance()
        invitations.invite(user, self.request.user)
        return user


class ChangeView(OnlyOwnRights, EditView):
    """Roles and names; one's own address is changed at /konto/, with the password."""

    def get_form(self, *args, **kwargs):
        form = super().get_form(*args, **kwargs)
        if self.editing_self:
            form.fields["email"].disabled = True
            form.fields["email"].help_text = _("Ihre eigene Adresse ändern Sie unter „Ihr Konto“.")
        return form

    def save_instance(self):
        before = get_user_model().objects.get(pk=self.object.pk).email
        user = super().save_instance()
        if before and user.email != before:
            EmailAddress.objects.filter(user=user).exclude(email__iexact=user.email).delete()
            tell_of_change(before, user.email)
        return user


class TeamView(IndexView):
    """Who works here. Members of Erfolgsteams have accounts, too; their teams let them in and out."""

    def get_base_queryset(self):
        return super().get_base_queryset().exclude(pk__in=only_members().values("pk"))


class UserViewSet(WagtailUserViewSet):
    index_view_class = TeamView
    add_view_class = InviteView
    edit_view_class = ChangeView

    def get_form_class(self, for_update=False):
        return UserEditForm if for_update else InvitationForm


@require_http_methods(["GET", "POST"])
def invite_again(request, pk):
    """Ask, then send the invitation once more; the links sent before stay good for their three days."""
    if not request.user.has_perm("auth.change_user"):
        raise PermissionDenied
    user = get_object_or_404(get_user_model(), pk=pk)
    if request.method == "GET" or not invitations.is_open(user):
        return render(request, "account/invite_again.html", {"invited": user})
    invitations.invite(user, request.user)
    messages.success(request, _("Die Einladung ist unterwegs."))
    return redirect("wagtailusers_users:index")


def tell_of_change(before, after):
    """Tell the old address of an account that another one took its place."""
    context = {"from_email": before, "to_email": after, "timestamp": timezone.now()}
    send_letter(CHANGED, before, context)
