"""Who has a private link in a mail has all that is behind it: what is stored and shown is masked.

A mail that waits keeps its links, for the worker only. Once it is sent they are replaced by numbered
marks, and `MailedLink` remembers which row each belonged to.
"""

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import Value

from submissions.models.outgoing_mail import WAITING, MailedLink
from submissions.models.private_link import PrivateLink
from submissions.tokens import MASK, hash_of, masked, tokens_in


def note_links(mail):
    """Store whose private links a new mail carries."""
    for number, token in enumerate(tokens_of(mail.email), 1):
        if row := row_behind(token):
            MailedLink.objects.create(mail=mail, number=number, row=row)


def row_behind(token):
    """Return the row whose newest private link has this token, of whichever model; None: nobody's."""
    models = {m._meta.label: m for m in apps.get_models() if issubclass(m, PrivateLink)}
    first, *others = (
        model.objects.filter(token_hash=hash_of(token)).order_by().values_list("pk", Value(label))
        for label, model in models.items()
    )
    pk, label = next(iter(first.union(*others)), (None, None))
    return label and models[label].objects.get(pk=pk)


def mails_with_links_to(row):
    """Return the ids of the mails that carry, or carried, a private link to this row."""
    content_type = ContentType.objects.get_for_model(row)
    links = MailedLink.objects.filter(content_type=content_type, object_id=row.pk)
    return links.values("mail")


def links_that_wait(rows):
    """Return the links to rows of a queryset that stand in mails which are not sent yet."""
    content_type = ContentType.objects.get_for_model(rows.model)
    links = MailedLink.objects.filter(content_type=content_type, object_id__in=rows.values("pk"))
    return links.filter(mail__email__status__in=WAITING)


def tokens_of(email):
    """Return the tokens of a mail that was not sent yet, in the order of their numbers."""
    return tokens_in("\n".join((email.message, email.subject, email.html_message)))


def mark(number):
    """Return what stands in a sent mail where its token of this number was."""
    return f"{MASK}{number}{MASK}"


def without_tokens(email):
    """Return {field: value} of a mail as it is kept once it was sent."""
    marks = {token: mark(number) for number, token in enumerate(tokens_of(email), 1)}
    texts = {name: getattr(email, name) for name in ("subject", "message", "html_message")}
    headers = {name: masked(str(value)) for name, value in (email.headers or {}).items()}
    return {name: _replaced(text, marks) for name, text in texts.items()} | {
        "headers": headers or None,
        "context": None,
    }


def without_anything(email):
    """Return {field: value} of a mail of which nothing is kept that it said: it was for its reader."""
    return {"message": "", "html_message": "", "headers": None, "context": None}


def _replaced(text, marks):
    for token, sign in marks.items():
        text = text.replace(token, sign)
    return text
