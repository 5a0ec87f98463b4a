"""Walks through the steps of a form as a browser without scripts does."""

from submissions.front_door.forms import belongs
from submissions.registry import kinds

LAST = ("consent", "homepage", "proof")


def walk(client, address, kind, fields, files=None, beside=None):
    """Send what `fields` hold step by step and return the answer to the last button.

    A step that comes back with errors ends the walk: its answer is returned. `beside` goes along
    with every step.
    """
    beside = beside or {}
    answer = client.post(address, of_step(kind, 1, fields) | beside, follow=True)
    while "step" in answer.context and not answer.context["errors"].errors:
        data = of_step(kind, answer.context["step"], fields) | beside
        data |= (files or {}) if answer.context["places"] else {}
        answer = client.post(address_of(answer), data, follow=True)
    return answer if "step" in answer.context else send(client, answer, fields, beside)


def send(client, page, fields, beside=None):
    """Press the button of the page on which everything stands once more."""
    last = {name: fields[name] for name in LAST if name in fields}
    return client.post(address_of(page), last | (beside or {}), follow=True)


def address_of(answer):
    """Return where the last redirect of an answer led."""
    return answer.redirect_chain[-1][0]


def of_step(kind, step, fields):
    """Return those fields that one step asks for."""
    form_class = kinds.get(kind).form_class
    names = [name for _legend, names in form_class.steps()[step - 1] for name in names]
    return {key: value for key, value in fields.items() if belongs(key, names)}
