"""The home page: its answers stand there by themselves; below them a street, news, teams."""

from home.starting_content.blocks import notice, teams_teaser, teaser

TITLE = "Betriebe und Termine in Schalke und Hassel"
SUMMARY = "Betriebe, Termine und Erfolgsteams aus zwei Stadtteilen von Gelsenkirchen."
INTRODUCTION = (
    "<p>Plan B macht die Betriebe in Schalke und Hassel sichtbar. Wir kommen in die Betriebe, "
    "laden zu Abenden ein und helfen beim Eintragen. Rufen Sie uns an, oder kommen Sie im "
    "Stadtteilladen vorbei.</p>"
)
ALL_EXAMPLES = notice(
    "<p><b>Alles Beispiele:</b> Betriebe, Menschen und Termine auf dieser Website sind "
    "erfunden. Sie zeigen, wie es aussieht, bis die echten Einträge da sind.</p>"
)
BODY = (
    teaser("businesses", "Neu im Branchenbuch", 8),
    teaser("news", "Aktuelles", 4),
    teams_teaser("In diesen Teams ist ein Platz frei", 3),
    ALL_EXAMPLES,
)
