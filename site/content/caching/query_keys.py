"""Which keys of an address a stored page depends on.

Pages depend on the keys that the sections declare. The marks of campaigns are the only others that
a stored page may be asked with: no page prints or reads them.
"""

import re

from content import sections

# Added to links by newsletters and social networks.
CAMPAIGN_MARKS = re.compile(r"utm_\w+|fbclid|gclid")


def are_known(query):
    """Tell whether a page's answer to this query is one that may be stored."""
    known = sections.query_keys() if query else ()
    return all(name in known or is_mark(name) for name in query)


def is_mark(name):
    return CAMPAIGN_MARKS.fullmatch(name) is not None


def without_marks(query, *names):
    """Return a copy of a query without these keys, as links and stored pages may carry it on."""
    kept = query.copy()
    for name in [name for name in query if name in names or is_mark(name)]:
        del kept[name]
    return kept
