"""What a row needs that a private link opens: the secret, and the one before it."""

from django.conf import settings
from django.db import models

from submissions.tokens import hash_of, make_nonce, token_for


class PrivateLinkQuerySet(models.QuerySet):
    def with_token(self, token):
        """The row that this private link opens; an empty queryset for a wrong one."""
        given = hash_of(token)
        return self.filter(models.Q(token_hash=given) | models.Q(older_token_hash=given))

    def opened_with(self, token):
        """Return the row that this private link opens, which then speaks of that link; else None."""
        row = self.with_token(token).first()
        if row is not None:
            row.opened_with = token
        return row


class PrivateLink(models.Model):
    """A row that a private link opens. The older link is good until the newer one was used.

    A mail may be late, be lost, or have been asked for by somebody else: who holds a link that
    works must not lose it by that.
    """

    token_nonce = models.CharField(max_length=43, default=make_nonce, editable=False)
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    older_token_hash = models.CharField(
        max_length=64, blank=True, default="", db_index=True, editable=False
    )

    # The token in the address of this request. A page behind the older link must not show the newer
    # one: whoever asked for a new link because the old one got into wrong hands would be betrayed.
    opened_with = ""

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        self.token_hash = hash_of(self.newest_token)
        super().save(*args, **kwargs)

    @property
    def newest_token(self):
        """The secret that mails carry: only the server's key and this row's nonce make it."""
        return token_for(self.token_nonce)

    @property
    def token(self):
        """The secret by which this row was opened, or else the newest."""
        return self.opened_with or self.newest_token

    def renew_link(self):
        """Make a new secret; the one on its way is kept, so that each of several mails is good."""
        if not self.older_token_hash:
            self.older_token_hash = hash_of(self.newest_token)
            self.token_nonce = make_nonce()
            self.save(update_fields=["token_nonce", "token_hash", "older_token_hash"])

    def replace_link(self):
        """Make a new secret at once: every link given out before is dead."""
        self.token_nonce, self.older_token_hash = make_nonce(), ""
        self.save(update_fields=["token_nonce", "token_hash", "older_token_hash"])

    def note_use(self):
        """Let the older link end, because somebody pressed a button behind the newer one."""
        if self.older_token_hash and self.token == self.newest_token:
            self.older_token_hash = ""
            self.save(update_fields=["token_hash", "older_token_hash"])


class PrivatePage(PrivateLink):
    """A row with one page behind its link."""

    class Meta:
        abstract = True

    def get_absolute_url(self):
        """The private link; whoever has it may see and change what the row is about."""
        return self.address_with(self.token)

    @property
    def full_url(self):
        """The private link as mails carry it."""
        return settings.BASE_URL + self.address_with(self.newest_token)

    def address_with(self, token):
        """Return the path of the page that this token opens."""
        raise NotImplementedError
