"""Weighs what speaks against a form. Too much of it goes to the editors' spam tab, never to the bin.

No single layer that people can trip over (no JavaScript, a busy network, a link) is enough.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from content.security.network import client_network
from submissions.spam import proof_of_work
from submissions.spam.rate_limits import (
    SENT,
    SENT_A_DAY,
    SENT_BY_PERSON,
    Limit,
)
from submissions.spam.text import hints_in

ENOUGH = 5
SWAMPED = 3  # times as much as from a busy network
# People who mistype their address send the same again with another one, perhaps twice.
MOST_SENDERS = 3
ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class Reason:
    weight: int
    label: Any


REASONS = {
    "trap": Reason(5, _("Ein Feld, das Menschen nicht sehen, war ausgefüllt.")),
    "too_fast": Reason(5, _("Das Formular war schneller ausgefüllt, als ein Mensch tippt.")),
    "no_time": Reason(2, _("Das Formular kam nicht von unserer Seite.")),
    "proof_missing": Reason(1, _("Der Browser hat die Rechenaufgabe nicht gelöst.")),
    "proof_wrong": Reason(5, _("Die Lösung der Rechenaufgabe war gefälscht.")),
    "proof_spent": Reason(5, _("Die Lösung der Rechenaufgabe gehörte zu einem anderen Formular.")),
    "busy_network": Reason(1, _("Aus demselben Netz kam in dieser Stunde viel.")),
    "swamped_network": Reason(4, _("Aus demselben Netz kam in dieser Stunde sehr viel.")),
    "same_text": Reason(5, _("Denselben Text haben heute schon mehrere Adressen geschickt.")),
    "markup_link": Reason(5, _("Der Text enthält Links im Quelltext.")),
    "many_links": Reason(5, _("Der Text enthält fünf Links oder mehr.")),
    "some_links": Reason(1, _("Der Text enthält mehrere Links.")),
    "link_in_line": Reason(2, _("In einem Feld für Namen oder Titel steht ein Link.")),
    "phrase": Reason(2, _("Der Text enthält Wörter, die oft in Werbung stehen.")),
    "phrases": Reason(5, _("Der Text enthält mehrere Wörter, die oft in Werbung stehen.")),
}


@dataclass(frozen=True)
class Verdict:
    """What speaks against a form, and the limit that is full: its sender has to wait."""

    reasons: list[str]
    full: Limit | None = None

    @property
    def is_flood(self):
        return self.full is not None

    @property
    def is_spam(self):
        return sum(REASONS[code].weight for code in self.reasons) >= ENOUGH


def weigh(form, request) -> Verdict:
    """Judge a valid form; it counts as sent, and the answer to its puzzle as used.

    Where its sender has to wait, the form says so.
    """
    network, email = client_network(request), form.cleaned_data.get(form.PERSON_FIELD)
    from_network = SENT.count(network)
    full = [SENT] if from_network > SENT.most else []
    full += [SENT_A_DAY] if SENT_A_DAY.is_over(network) else []
    full += [SENT_BY_PERSON] if email and SENT_BY_PERSON.is_over(email.lower()) else []
    reasons = [*form.suspicions, *hints_in(*form.texts_and_lines())]
    answer = proof_of_work.judge(form.cleaned_data["proof"], form.cleaned_data["key"])
    if answer is not proof_of_work.Proof.GOOD:
        reasons.append(f"proof_{answer}")
    if from_network > settings.BUSY_NETWORK:
        is_swamped = from_network > SWAMPED * settings.BUSY_NETWORK
        reasons.append("swamped_network" if is_swamped else "busy_network")
    if form.senders_of_the_same(timezone.now() - ONE_DAY) >= MOST_SENDERS:
        reasons.append("same_text")
    verdict = Verdict(reasons, full[0] if full else None)
    if verdict.is_flood:
        form.add_error(None, verdict.full.error)
    return verdict


def words_for(codes) -> list:
    """Return the reasons in words; codes of an earlier version are left out."""
    return [REASONS[code].label for code in codes if code in REASONS]
