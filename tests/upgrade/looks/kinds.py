"""One page of each kind of the starting content, by a name for files."""

KINDS = {
    "home": "/",
    "programme": "/programm/",
    "news": "/aktuelles/",
    "story": "/aktuelles/stadtteilladen-schalke-ist-offen/",
    "dates": "/veranstaltungen/",
    "month": "/veranstaltungen/kalender/",
    "event": "/veranstaltungen/unternehmerinnenabend/",
    "directory": "/branchenbuch/",
    "business": "/branchenbuch/sanitaer-wasserfreund/",
    "premises": "/branchenbuch/ladenlokale/",
    "team": "/erfolgsteams/schaufenster/",
    "network": "/netzwerke/schalker-strasse/",
    "search": "/suche/?q=Fahrrad",
    "form": "/branchenbuch/eintragen/",
}
