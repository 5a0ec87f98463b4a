"""What the style page shows: each component in its states, with invented rows."""

import re
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from types import SimpleNamespace

from django.template.loader import get_template, render_to_string
from django.utils.translation import gettext as _

from content.models import Neighbourhood
from directory.models import Category
from directory.shopfront.house import shopfront
from events.components.poster import kind_sign, poster
from events.models import Event
from home.admin.style import rows
from home.admin.style.fields import example_form
from submissions.front_door.step_bar import Step
from teams.table import team_table

# The comments on top of a template name its inputs.
HEAD = re.compile(r"\s*\{#\s*(.*?)\s*#\}")
HOURS = timedelta(hours=1)


@dataclass(frozen=True)
class State:
    """A component as it looks with these inputs."""

    name: str
    context: dict


@dataclass(frozen=True)
class Component:
    """A template with the states it is shown in; `inside` is the list or text that it is part of.

    What it takes is read from the template, so that the page tells nothing that is no longer true.
    """

    template: str
    states: list[State]
    inside: str = ""

    @property
    def inputs(self):
        """What the template itself says that it is and takes."""
        return inputs_of(get_template(self.template).template.source)

    @property
    def shown(self):
        """Each state's name with its HTML."""
        return [
            (state.name, render_to_string(self.template, state.context)) for state in self.states
        ]


def inputs_of(source):
    """Return the words of the comments that a template begins with."""
    words, at = [], 0
    while found := HEAD.match(source, at):
        words.append(found[1])
        at = found.end()
    return " ".join(words)


def groups():
    """Return (anchor, heading, components) in the order of the page."""
    return [
        ("betriebe", _("Betriebe"), businesses()),
        ("termine", _("Termine"), dates()),
        ("teams", _("Teams und Meldungen"), teams_and_news()),
        ("antworten", _("Antworten auf einer Seite"), answers()),
        ("listen", _("Listen"), lists()),
        ("felder", _("Felder"), fields()),
        ("meldungen", _("Rückmeldungen und Auswege"), ways_out()),
    ]


def businesses():
    evening = partial(rows.opening, "open", 8 * HOURS)
    season = rows.opening("closed", timedelta(days=120))
    states = {
        _("geöffnet"): (rows.business(_("Bäckerei (Beispiel)")), evening()),
        _("geschlossen"): (
            rows.business(_("Friseur (Beispiel)"), Category.Trade.HAIR),
            rows.opening("closed", 22 * HOURS),
        ),
        _("Saison ist vorbei"): (
            rows.business(_("Eiscafé (Beispiel)"), Category.Trade.CAFE),
            season,
        ),
        _("nach Vereinbarung, ohne Telefon"): (
            rows.business(_("Büro (Beispiel)"), Category.Trade.OFFICE, telephone=""),
            rows.opening("by_appointment"),
        ),
        _("mit Foto, mit Entfernung"): (with_photograph(), evening()),
        _("langer Name, Zeiten unbekannt"): (
            rows.business(
                _("Kiosk mit einem langen Namen an der Ecke (Beispiel)"),
                Category.Trade.KIOSK,
                neighbourhood=rows.neighbourhood(Neighbourhood.Colour.GREEN),
            ),
            rows.opening("unknown"),
        ),
    }
    cards = [
        State(name, {"business": business, "state": state, "heading_level": 4})
        for name, (business, state) in states.items()
    ]
    street = {"businesses": rows.street(), "label": _("Straße aus Beispielen")}
    return [
        Component("components/business_card.html", cards),
        Component("components/street.html", [State(_("offen und geschlossen"), street)]),
    ]


def with_photograph():
    business = rows.business(_("Fahrräder (Beispiel)"), Category.Trade.BICYCLE)
    business.picture, business.metres = rows.photograph(), 420
    return business


def dates():
    every = rows.occurrences()
    pictured = rows.occurrence(_("Mit Foto (Beispiel)"))
    pictured.event.picture = rows.photograph()
    cards = [every[0], every[1], pictured]
    signs = [sign for occurrence in every for sign in occurrence.signs]
    when = [every[0], every[4], every[5], rows.occurrence("", has_open_end=True)]
    return [
        Component(
            "components/timetable_rows.html",
            [State(_("alle Zustände"), {"occurrences": every, "heading_level": 4})],
        ),
        Component(
            "components/event_card.html",
            [State(str(date.event), {"occurrence": date, "heading_level": 4}) for date in cards],
        ),
        Component(
            "components/event_signs.html",
            [State(_("alle Zeichen"), {"signs": [*signs, ("open", _("läuft gerade"))]})],
            inside="text",
        ),
        Component(
            "components/when.html",
            [State(str(date.event) or _("Ende offen"), {"when": date.when}) for date in when],
            inside="text",
        ),
    ]


def teams_and_news():
    teams = {
        _("Plätze frei"): rows.team(_("Schaufenster (Beispiel)"), 5, held=1),
        _("voll"): rows.team(_("Werkbank (Beispiel)"), 8),
        _("nimmt niemanden auf"): rows.team(_("Küche (Beispiel)"), 4, is_open=False),
    }
    return [
        Component(
            "components/team_card.html",
            [State(name, {"team": team, "heading_level": 4}) for name, team in teams.items()],
        ),
        Component(
            "components/news_card.html",
            [
                State(_("mit Bild"), {"page": rows.news(rows.photograph()), "heading_level": 4}),
                State(_("ohne Bild"), {"page": rows.news(), "heading_level": 4}),
            ],
        ),
    ]


def answers():
    business = rows.business(
        _("Bäckerei (Beispiel)"), email=rows.EMAIL, website="https://example.org/"
    )
    by_mail = rows.business(_("Büro (Beispiel)"), telephone="", email=rows.EMAIL)
    date = rows.occurrence(_("Abend (Beispiel)"), registration="here", places=20)
    full = rows.occurrence(_("Ausgebucht (Beispiel)"), registration="here", places=8, seats_taken=8)
    return [
        Component(
            "directory/business/_answers.html",
            [
                State(_("geöffnet"), business_answer(business, rows.opening("open", 8 * HOURS))),
                State(
                    _("geschlossen"), business_answer(by_mail, rows.opening("closed", 22 * HOURS))
                ),
            ],
        ),
        Component(
            "events/event/_answers.html",
            [
                State(_("mit Anmeldung"), event_answer(date)),
                State(_("ausgebucht"), event_answer(full)),
            ],
        ),
        Component(
            "components/detail/call_or_write.html",
            [State(_("Telefon und E-Mail"), {"entry": business, "name": business.name})],
        ),
        Component(
            "components/detail/ways_to_reach.html",
            [State(_("alle Wege"), {"entry": business})],
            inside="facts",
        ),
        Component(
            "components/detail/row.html",
            [State(_("eine Zeile"), {"icon": "euro", "term": _("Preis"), "value": _("kostenlos")})],
            inside="facts",
        ),
        Component(
            "components/detail/address.html",
            [State(_("mit Stadtteil"), {"entry": business})],
            "text",
        ),
        Component(
            "components/detail/picture.html",
            [
                State(_("oben"), {"image": rows.photograph()}),
                State(_("weiter unten"), {"image": rows.photograph(), "is_later": True}),
            ],
        ),
        Component(
            "components/detail/kicker.html",
            [State(_("erfunden"), {"words": _("Bäckerei"), "entry": business})],
        ),
        Component(
            "components/detail/example_badge.html",
            [State(_("erfunden"), {"entry": business})],
            "text",
        ),
        Component(
            "components/detail/examples_badge.html",
            [State(_("in einer Liste"), {"entries": [business]})],
            inside="text",
        ),
        Component(
            "components/detail/mail_address.html",
            [State(_("lang"), {"address": rows.EMAIL})],
            "text",
        ),
        Component("components/detail/copy_and_print.html", [State(_("mit Skript"), {})], "list"),
        Component(
            "components/contact_facts.html",
            [State(_("Telefon und E-Mail"), {"site_settings": rows.site_settings()})],
        ),
    ]


def business_answer(business, state):
    return {
        "business": business,
        "state": state,
        "today": _("9 bis 18:30 Uhr"),
        "route_url": rows.NOWHERE,
    }


def event_answer(occurrence):
    return {
        "event": occurrence.event,
        "occurrence": occurrence,
        "days_left": _("in %(number)s Tagen") % {"number": 7},
        "google": rows.NOWHERE,
        "outlook": rows.NOWHERE,
    }


def lists():
    page, request = rows.page_below()
    chips = [(_("Workshop"), ""), (_("kostenlos"), "")]
    empty = {"title": _("Kein Betrieb gefunden"), "text": _("Nehmen Sie einen Filter weg.")}
    way_on = {"url": rows.NOWHERE, "label": _("Betrieb eintragen")}
    return [
        Component(
            "components/breadcrumbs.html",
            [State(_("Unterseite"), {"page": page, "current": _("Beispiel"), "request": request})],
        ),
        Component(
            "components/neighbourhood_badge.html",
            [State(place.name, {"neighbourhood": place}) for place in rows.places()],
            inside="text",
        ),
        Component(
            "forms/chips.html",
            [State(_("zwei Filter"), {"chips": chips, "url": rows.NOWHERE})],
        ),
        Component(
            "components/pagination.html",
            [State(_("Mitte"), {"page": rows.pages(2), "query": ""})],
        ),
        Component(
            "components/page_number.html", [State(_("Mitte"), {"page": rows.pages(2)})], "text"
        ),
        Component(
            "components/list_title.html",
            [
                State(
                    _("gefiltert"),
                    {"title": _("Branchenbuch"), "words": [_("Café")], "page": rows.pages(2)},
                )
            ],
            inside="text",
        ),
        Component(
            "components/empty.html",
            [State(_("mit Ausweg"), empty | way_on), State(_("ohne Ausweg"), empty)],
        ),
    ]


def fields():
    states = [State(str(field.label), {"field": field}) for field in example_form()]
    names = (_("Was"), _("Wann"), _("Wo"), _("Prüfen"))
    steps = [
        Step(
            number,
            name,
            is_current=number == 2,
            is_done=number == 1,
            is_reached=number < 4,
            address=rows.NOWHERE,
        )
        for number, name in enumerate(names, 1)
    ]
    return [
        Component("forms/step_bar.html", [State(_("im zweiten Schritt"), {"steps": steps})]),
        Component("forms/field.html", states),
    ]


def ways_out():
    typed = {"typed": [_("Was jemand geschrieben hat.")], "is_to_copy": True}
    heard = {"request": SimpleNamespace(COOKIES=True), "messages": rows.messages()}
    return [
        Component("components/messages.html", [State(_("alle Arten"), heard)]),
        Component("components/typed.html", [State(_("zum Kopieren"), typed)]),
        Component(
            "components/ways_on.html",
            [State(_("mit Telefon"), {"site_settings": rows.site_settings()})],
        ),
        Component("components/lost_scene.html", [State(_("Zeichnung"), {})]),
    ]


def drawings():
    """Return (heading, [(name, drawing)]): a façade for each trade, a poster for each kind, tables."""
    day, colours = rows.occurrence("").local_start.date(), Neighbourhood.Colour.values
    kinds = list(zip(Event.Kind, [*colours, *colours], strict=True))
    facades = [
        (trade.label, shopfront(f"stil-{trade}", trade.label, trade, is_open=n % 2 == 0))
        for n, trade in enumerate(Category.Trade)
    ]
    return [
        (_("Häuser"), facades),
        (_("Plakate"), [(kind.label, poster(kind, day, colour)) for kind, colour in kinds]),
        (_("Zeichen"), [(kind.label, kind_sign(kind, colour)) for kind, colour in kinds]),
        (
            _("Tische"),
            [
                (f"{members}/{seats}", team_table(f"stil-{seats}", members, seats))
                for members, seats in ((0, 4), (5, 8), (12, 12))
            ],
        ),
    ]
