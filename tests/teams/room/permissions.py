"""Who may open or do what in a room: the table that `test_permissions` walks through."""

OK, NO, MOVED, SIGN_IN = 200, 404, 302, "sign in"

# Roles in the admin, without a membership and without a team to lead.
ROLES = ("Redaktion", "Moderation", "Besuche", "Auswertung", "Administration")
ACTORS = (
    "visitor",
    "member",
    "paused",
    "former",
    "stranger",
    "leading",
    "leading_other",
    "named_without_role",
    "superuser",
    *ROLES,
)
# What is asked for: (method, address below /mein-team/werkbank/) -> who gets what; all others 404.
# {goal}, {step}, {private} (a goal for its owner alone), {meeting}, {past}, {file}, {row} (an
# awaited answer of the member), {loose} (a step written down at the table), {member}, {without_email}
# and {call} stand for the ids of the team.
INSIDE = {"member": OK, "paused": OK, "leading": OK}
MEMBERS = {"member": OK, "paused": OK}
LEADING = {"leading": OK}
DOES = {"member": MOVED, "paused": MOVED}
LEADS = {"leading": MOVED}
ACTS = DOES | LEADS
OWN = {"member": OK, "paused": OK, "former": OK}
TABLE = {
    ("GET", ""): MEMBERS,
    ("GET", "begleiten/"): LEADING,
    ("GET", "begleiten/einladen/"): LEADING,
    ("GET", "begleiten/telefon/"): LEADING,
    ("GET", "begleiten/tisch/"): LEADING,
    ("POST", "begleiten/tisch/"): LEADING,
    ("GET", "begleiten/mitglied/{applied}/absagen/"): LEADING,
    ("GET", "begleiten/mitglied/{member}/name/"): LEADING,
    ("GET", "begleiten/mitglied/{without_email}/briefe/"): LEADING,
    ("POST", "begleiten/mitglied/{member}/pause/"): LEADS,
    ("POST", "begleiten/mitglied/{member}/austritt/"): LEADS,
    ("POST", "begleiten/mitglied/{applied}/aufnehmen/"): LEADS,
    ("POST", "begleiten/mitglied/{applied}/warteliste/"): LEADS,
    ("GET", "begleiten/treffen/neu/"): LEADING,
    ("GET", "begleiten/treffen/{meeting}/"): LEADING,
    ("POST", "begleiten/treffen/{meeting}/erinnern/"): LEADS,
    ("POST", "begleiten/treffen/{meeting}/antwort/{without_email}/"): LEADS,
    ("POST", "begleiten/anruf/{call}/"): LEADS,
    ("GET", "begleiten/abschliessen/"): LEADING,
    ("POST", "begleiten/abschliessen/"): LEADS,
    ("POST", "begleiten/wieder-oeffnen/"): LEADS,
    ("GET", "treffen/"): INSIDE,
    ("GET", "treffen/{meeting}/"): INSIDE,
    ("POST", "treffen/{meeting}/antwort/"): DOES,
    ("GET", "treffen/{meeting}/themen/"): INSIDE,
    ("GET", "treffen/{meeting}/verlegen/"): LEADING,
    ("GET", "treffen/{meeting}/absagen/"): LEADING,
    ("GET", "treffen/{meeting}/gaeste/"): LEADING,
    ("POST", "treffen/{meeting}/gaeste/"): LEADS,
    ("GET", "treffen/{past}/abschliessen/"): LEADING,
    ("GET", "treffen/{meeting}/runde/"): INSIDE,
    ("GET", "treffen/{meeting}/runde/worker.js"): INSIDE,
    ("GET", "treffen/{meeting}/runde/state.json"): INSIDE,
    ("POST", "treffen/{meeting}/runde/reihe/"): ACTS,
    (
        "POST",
        "treffen/{meeting}/runde/niederschrift/",
    ): INSIDE,  # nothing is filled in: the form again
    ("POST", "treffen/{meeting}/runde/{member}/"): INSIDE,
    ("POST", "treffen/{meeting}/schritt/{loose}/"): {"member": MOVED},
    ("GET", "ziele/"): INSIDE,
    ("GET", "ziele/neu/"): MEMBERS,
    ("GET", "ziele/{goal}/"): INSIDE,
    ("GET", "ziele/{private}/"): {"member": OK},
    ("GET", "ziele/{goal}/aendern/"): {"member": OK},
    ("GET", "ziele/{goal}/schritt/"): {"member": OK},
    ("POST", "ziele/{goal}/schritt/{step}/"): {"member": MOVED},
    ("GET", "ziele/{goal}/zwischenstand/"): {"member": OK},
    ("GET", "ziele/{goal}/fragen/"): {"member": OK},
    ("POST", "ziele/{goal}/fragen/beenden/"): {"member": MOVED},
    ("POST", "ziele/{goal}/erreicht/"): {"member": MOVED},
    ("POST", "ziele/{goal}/loeschen/"): {"member": MOVED},
    ("GET", "rueckmeldung/{row}/"): {"member": OK},
    ("GET", "dateien/"): INSIDE,
    ("GET", "dateien/{file}/"): INSIDE,
    ("POST", "dateien/{file}/loeschen/"): {"member": MOVED, "leading": MOVED},
    ("GET", "geschichte/"): INSIDE,
    ("GET", "meine-daten/nennen/"): MEMBERS,
    ("POST", "meine-daten/nennen/"): DOES,
    ("GET", "meine-daten/"): OWN,
    ("GET", "meine-daten/aendern/"): OWN,
    ("GET", "meine-daten/briefe/"): MEMBERS,
    ("POST", "meine-daten/briefe/"): DOES,
    ("GET", "meine-daten/herunterladen/"): OWN,
    ("POST", "meine-daten/pause/"): dict.fromkeys(OWN, MOVED),
    ("GET", "meine-daten/verlassen/"): OWN,
    ("GET", "meine-daten/loeschen/"): OWN,
}


def expected(allowed):
    """Return what everybody gets, from what a few get."""
    return {actor: SIGN_IN if actor == "visitor" else allowed.get(actor, NO) for actor in ACTORS}
