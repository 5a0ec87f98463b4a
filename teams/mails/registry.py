"""The mails of the Erfolgsteams whose text editors may write."""

from django.utils.translation import gettext_lazy as _

from submissions.registry.mails import COMMON, Mail

FOLDER = "teams/letters"
MEMBER = {
    "name": COMMON["name"],
    "team": _("Name des Teams"),
    "begleitung": _("wer das Team begleitet"),
    "link": COMMON["link"],
}
MEETING = MEMBER | {
    "treffen": _("wann das nächste Treffen ist"),
    "ort": _("wo das nächste Treffen ist"),
}
OFF = {"abbestellen": _("Link: diesen Brief nicht mehr bekommen")}
STEP = MEMBER | {
    "ziel": _("das Ziel des Mitglieds"),
    "schritt": _("der nächste Schritt, sonst das Ziel"),
    "treffen": _("wann das nächste Treffen ist"),
    "ort": _("wo das nächste Treffen ist"),
}

APPLICATION_MAILS = (
    Mail("application_accepted", _("Erfolgsteam: Bewerbung weitergegeben"), folder=FOLDER),
    Mail(
        "application_declined",
        _("Erfolgsteam: abgelehnt"),
        COMMON | {"grund": _("die Begründung")},
        ("grund",),
        folder=FOLDER,
    ),
)
MEMBER_MAILS = (
    Mail(
        "member_accepted",
        _("Erfolgsteam: aufgenommen"),
        MEETING,
        ("team", "link"),
        folder=FOLDER,
        button=_("Zum Raum des Teams"),
    ),
    Mail(
        "member_waiting",
        _("Erfolgsteam: auf der Warteliste"),
        MEMBER | {"platz": _("Platz auf der Warteliste")},
        ("team",),
        folder=FOLDER,
        button=_("Ansehen, wie es steht"),
    ),
    Mail(
        "member_declined",
        _("Erfolgsteam: Absage der Begleitung"),
        MEMBER | {"grund": _("die Begründung")},
        ("grund",),
        folder=FOLDER,
        main="",
    ),
    Mail(
        "member_invited",
        _("Erfolgsteam: Einladung der Begleitung"),
        MEETING | {"bis": _("bis wann die Antwort gebraucht wird")},
        ("link", "bis"),
        folder=FOLDER,
        button=_("Ansehen und antworten"),
    ),
    Mail(
        "place_free",
        _("Erfolgsteam: ein Platz ist frei geworden"),
        MEETING | {"bis": _("bis wann die Antwort gebraucht wird")},
        ("link", "bis"),
        folder=FOLDER,
        button=_("Ansehen und antworten"),
    ),
    Mail(
        "place_lapsed",
        _("Erfolgsteam: keine Antwort, Platz weitergegeben"),
        MEMBER,
        ("team",),
        folder=FOLDER,
        main="",
    ),
    Mail(
        "member_left",
        _("Erfolgsteam: Mitgliedschaft beendet"),
        MEMBER | {"tage": _("wie viele Tage die Daten noch bleiben")},
        ("team",),
        folder=FOLDER,
        button=_("Daten ansehen oder löschen"),
    ),
    Mail(
        "meeting_changed",
        _("Erfolgsteam: Treffen verlegt"),
        MEETING | {"vorher": _("wann und wo das Treffen bisher war")},
        ("treffen", "ort"),
        folder=FOLDER,
        button=_("Zum Raum des Teams"),
    ),
    Mail(
        "meeting_cancelled",
        _("Erfolgsteam: Treffen fällt aus"),
        MEETING | {"grund": _("die Begründung")},
        ("treffen",),
        folder=FOLDER,
        button=_("Zum Raum des Teams"),
    ),
)
# The letters around a meeting; the keys of `MeetingMail.Kind` name them.
MEETING_MAILS = {
    "before": Mail(
        "meeting_before",
        _("Erfolgsteam: vor einem Treffen"),
        MEETING
        | {"tag": _("der Tag des Treffens"), "schritte": _("die offenen Schritte des Mitglieds")}
        | OFF,
        ("treffen", "link", "abbestellen"),
        folder=f"{FOLDER}/meetings",
        button=_("Sagen, ob ich komme"),
        is_private=True,
    ),
    "nudge": Mail(
        "meeting_nudge",
        _("Erfolgsteam: die Begleitung fragt, wer kommt"),
        MEETING | {"tag": _("der Tag des Treffens")} | OFF,
        ("treffen", "link", "abbestellen"),
        folder=f"{FOLDER}/meetings",
        button=_("Sagen, ob ich komme"),
    ),
    "after": Mail(
        "meeting_after",
        _("Erfolgsteam: nach einem Treffen"),
        STEP | OFF,
        ("schritt", "link", "abbestellen"),
        folder=f"{FOLDER}/meetings",
        button=_("Sagen, wie es steht"),
        is_private=True,
    ),
    "halfway": Mail(
        "meeting_halfway",
        _("Erfolgsteam: Frage zwischen zwei Treffen"),
        STEP | OFF,
        ("schritt", "link", "abbestellen"),
        folder=f"{FOLDER}/meetings",
        button=_("Sagen, wie es steht"),
        is_private=True,
    ),
}
CLOSING_MAILS = (
    Mail(
        "team_closed",
        _("Erfolgsteam: abgeschlossen"),
        MEMBER
        | {
            "rueckblick": _("der Rückblick der Begleitung"),
            "tage": _("wie viele Tage der Raum noch da ist"),
        },
        ("team", "tage"),
        folder=FOLDER,
        button=_("Zum Raum des Teams"),
        is_private=True,
    ),
    Mail(
        "team_reopened",
        _("Erfolgsteam: geht weiter"),
        MEMBER,
        ("team",),
        folder=FOLDER,
        button=_("Zum Raum des Teams"),
    ),
)
