"""Who may what in the admin: every address and deed, with the roles for which it opens.

The first line that fits the beginning of an address decides. Whoever adds an address that is not for
everybody in the admin adds a line, or a test fails.
"""

import re

from submissions.workflow.roles import ADMINISTRATORS, EDITORS, MODERATORS
from tests.whole_site.inhabited import ADMINISTRATOR, NOBODY, PAGES_ONLY

VISITORS, EVALUATORS = "Besuche", "Auswertung"  # as the sections name them
OUTSIDE = ""
T = frozenset({ADMINISTRATOR})  # a superuser, as only who has the server makes one
A = T | {ADMINISTRATORS}
E = T | {EDITORS}
EM = E | {MODERATORS}
EA = E | {ADMINISTRATORS}
PAGES = E | {PAGES_ONLY}
V = T | {VISITORS}
R = E | {EVALUATORS}
EMV = EM | V
TEAM = EMV | A | R | PAGES
ANYBODY = TEAM | {OUTSIDE, NOBODY}

ENTRIES = "snippets/(?:events/event|directory/business|directory/premises|teams/story)"
SNIPPETS = "snippets/(?:content|directory|events|home|networks|teams)"

TABLE = {
    # What makes the admin's own pages work.
    r"(?:sprite|jsi18n)/": ANYBODY,
    r"": TEAM,  # the first page
    r"(?:account|dismissibles|handbuch|test404|api|tag-autocomplete|modeladmin)/": TEAM,
    # Choosing what a page may show; making it on the way is for whoever may make it.
    r"snippets/choose/submissions/answertext/create/": EM,
    r"snippets/choose/\w+/\w+/create/": E,
    r"snippets/choose/": TEAM,
    r"(?:documents|images)/chooser/(?:create|chosen|\d)(?!.*multiple)": E,
    r"(?:documents|images|embeds)/chooser/": TEAM,
    r"choose-": TEAM,
    r".*workflow/confirm_cancellation/": TEAM,  # says only that there is nothing to cancel
    # On the street and at the door; the scripts hold nothing of anybody.
    r".*/(?:worker\.js|state\.json)$": TEAM,
    r"unterwegs/": V,
    r"anrufe/": EMV,
    r"einreichungen/aufnehmen/": EMV,
    r"zeitleiste/": EM,
    # What was reached, as numbers.
    r"reports/wirkung/": R,
    r"snippets/evidence/reportperiod/(?:results/)?$": R,
    r"(?:berichtszeitraum|snippets/evidence)/": E,
    # People, letters, decisions.
    r"einreichungen/": EM,
    r"einladungsliste/": EM,
    r"events/registration/": EM,
    r"teilnahmelisten/": EM,
    r"post(?:_office|ausgang)/": EM,
    r"reports/(?:einreichungen|branchenbuch)/": EM,
    r"snippets/submissions/": EM,
    r"snippets/teams/teamapplication/(?!add/)": EM,
    r"snippets/networks/networkmembership/(?!add|delete)": EM,
    # Entries: Moderation corrects what was sent in; Redaktion adds, copies and deletes.
    rf"{ENTRIES}/(?:add|copy|delete)/": E,
    rf"{ENTRIES}/preview/$": E,  # of one that is being added
    rf"{ENTRIES}/": EM,
    rf"{SNIPPETS}/": E,
    r"(?:branchenbuch|kalender)-einlesen/": E,
    r"(?:documents|images|collections|redirects)/": E,
    r"pages/\d+/(?:add_subpage|move|privacy|unpublish)/": E,
    r"pages/": PAGES,
    r"reports/site-history/": TEAM,  # of what one may see
    r"reports/locked/": E,
    r"reports/": PAGES,
    # Who may what, and how the site runs.
    r"settings/(?:content/sitesettings|submissions)/": EA,
    r"settings/": E,
    r"workflows/task_chooser/": TEAM,
    r"(?:workflows|sites|groups|accounts)/": A,
    r"users/delete/": T,
    r"users/": A,
    r"(?:beispiele-entfernen|betrieb)/": A,
}


def line_of(address):
    """Return the line of the table for an address below /admin/; None where nobody wrote one."""
    path = address.removeprefix("/admin/")
    if not path:
        return ""
    return next((line for line in TABLE if line and re.match(line, path)), None)
