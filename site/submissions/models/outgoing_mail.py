"""What the site knows of a mail beside its row in post_office's queue."""

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _
from post_office.models import STATUS, Email

from submissions.registry import mails

WAITING = (STATUS.queued, STATUS.requeued)


class OutgoingMailQuerySet(models.QuerySet):
    def listed(self):
        """The site's own mails. Others are about accounts (a new password): nobody reads those."""
        return self.exclude(key="")

    def held(self):
        """Mails from before there was a mail server: an editor decides whether they still go."""
        return self.filter(is_held=True, email__status__in=WAITING)

    def failed(self):
        return self.listed().filter(email__status=STATUS.failed)


class OutgoingMail(models.Model):
    """Which mail of the site it is, which private links it carries, and whether it may go yet."""

    email = models.OneToOneField(
        Email, on_delete=models.CASCADE, primary_key=True, related_name="outgoing"
    )
    key = models.CharField(
        max_length=60, blank=True, help_text="The name of its template; empty: about an account."
    )
    is_held = models.BooleanField(default=False)

    objects = OutgoingMailQuerySet.as_manager()

    class Meta:
        verbose_name = _("E-Mail im Postausgang")
        verbose_name_plural = _("E-Mails im Postausgang")

    def __str__(self):
        return f"{self.key} {self.email_id}"

    @property
    def is_private(self):
        """Whether nobody but its reader may know what it says; nothing of it is kept once it was sent."""
        mail = mails.get(self.key)
        return mail is not None and mail.is_private

    @property
    def may_go_again(self):
        """Whether it can be sent once more: it failed, or it was sent and its text is still there."""
        is_kept = self.email.status == STATUS.sent and not self.is_private
        return is_kept or self.email.status == STATUS.failed


class MailedLink(models.Model):
    """One private link in a mail: whose it is, so that a mail sent again gets a new one.

    `number` counts the tokens of the mail in the order in which its text names them.
    """

    mail = models.ForeignKey(OutgoingMail, on_delete=models.CASCADE, related_name="links")
    number = models.PositiveSmallIntegerField()
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.PositiveBigIntegerField()
    row = GenericForeignKey("content_type", "object_id")

    class Meta:
        ordering = ["number"]
        indexes = [models.Index(fields=["content_type", "object_id"], name="mailed_link_row")]
        verbose_name = _("Link in einer E-Mail")
        verbose_name_plural = _("Links in E-Mails")

    def __str__(self):
        return f"{self.mail_id}: {self.number}"
