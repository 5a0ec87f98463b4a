"""Who sent it in, corrected behind the private link."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from content.fields import EmailAddressField, LineField, TelephoneField
from content.forms import EMAIL_MISSING, NAME_MISSING, PublicForm
from submissions.private_link import contact
from submissions.private_link.views import PrivateLinkView


class ContactForm(PublicForm):
    """Name, address and telephone; only the team reads them."""

    name = LineField(label=gettext_lazy("Ihr Name"), max_length=120, error_messages=NAME_MISSING)
    email = EmailAddressField(
        label=gettext_lazy("Ihre E-Mail-Adresse"),
        help_text=gettext_lazy(
            "Eine neue Adresse müssen Sie bestätigen. Den Link dazu schicken wir dorthin."
        ),
        error_messages=EMAIL_MISSING,
    )
    telephone = TelephoneField(label=gettext_lazy("Telefon"), required=False)

    def __init__(self, *args, needs_email=True, **kwargs):
        super().__init__(*args, **kwargs)
        if not needs_email:
            self.fields["email"].required = False
            self.fields["email"].widget.attrs.pop("aria-required", None)


class ContactView(PrivateLinkView):
    """The form, for whoever has confirmed an address; before that there is only the first one."""

    def get(self, request):
        submission = self.submission
        if not submission.may_be_written_about:
            return redirect(submission)
        initial = {
            "name": submission.contact_name,
            "email": submission.new_email or submission.contact_email,
            "telephone": submission.contact_telephone,
        }
        return self.answer(self.form(initial=initial))

    def post(self, request):
        if not self.submission.may_be_written_about:
            return redirect(self.submission)
        form = self.form(request.POST)
        if not form.is_valid():
            return self.answer(form)
        if contact.change_contact(self.submission, **form.cleaned_data):
            text = _("Gespeichert. Bitte öffnen Sie noch den Link in der E-Mail an %(email)s.")
            messages.success(request, text % {"email": form.cleaned_data["email"]})
        else:
            messages.success(request, _("Gespeichert."))
        return redirect(self.submission)

    def form(self, *args, **kwargs):
        """Let whoever has no e-mail address go on without one."""
        needs_email = bool(self.submission.contact_email)
        return ContactForm(*args, needs_email=needs_email, **kwargs)

    def answer(self, form):
        return self.show("submissions/private_link/contact.html", form=form)


class NewAddressView(PrivateLinkView):
    """The link in the mail to a new address: a button, because mail scanners open links."""

    def dispatch(self, request, token, key):
        self.key = key
        return super().dispatch(request, token)

    def get(self, request):
        if not contact.opens(self.submission, self.key):
            return self.unknown()
        return self.show("submissions/private_link/new_address.html")

    def post(self, request):
        if not contact.confirm_new_address(self.submission, self.key):
            return self.unknown()
        messages.success(request, _("Gespeichert. Wir schreiben Ihnen jetzt an die neue Adresse."))
        return redirect(self.submission)

    def unknown(self):
        return render(self.request, "submissions/private_link/unknown_link.html", status=404)
