"""What in a text looks like mass advertising. Hints with little weight: a casino may be a neighbour."""

import re

LINK = re.compile(r"https?://|\bwww\.", re.IGNORECASE)
MARKUP = re.compile(r"<a\s[^>]{0,200}href|\[url[=\]]|\[link[=\]]", re.IGNORECASE)
MANY_LINKS = 5
SOME_LINKS = 2

# One name each for a family of words, so that one topic repeated counts once.
PHRASES = {
    "gambling": r"online[- ]casino|casino bonus|slot ?gacor|1xbet|sports? ?betting|онлайн казино|казино",
    "pills": r"viagra|cialis|tadalafil|без рецепта|weight loss pill|diet pills",
    "search_engines": r"backlinks?\b|seo (?:service|agency|package)|guest post|domain authority|"
    r"rank(?:ing)? (?:on|in) google|first page of google|seite 1 bei google|website traffic",
    "money": r"\bbitcoin|\bcrypto(?:currency| invest)|\bforex\b|passive income|"
    r"make money (?:online|fast)|payday loan|kredit ohne schufa|"
    r"geld verdienen von zu ?hause|investment opportunity",
    "sex": r"\bporn|\bescorts?\b|adult dating|sex ?(?:dating|cam)|hot girls",
    "goods": r"replica (?:watch|bag)|cheap (?:rolex|nike)|louis vuitton outlet",
    "mass_mail": r"dear (?:sir|webmaster|website owner)|unsubscribe|contact ?form marketing|"
    r"i (?:just )?(?:visited|came across|found) your (?:web)?site|limited time offer",
}
_PHRASES = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in PHRASES.items()}


def hints_in(texts: list[str], lines: list[str]) -> list[str]:
    """Return codes of what looks like advertising in free `texts` and in one-line answers."""
    everything = "\n".join([*texts, *lines])
    hints = []
    if MARKUP.search(everything):
        hints.append("markup_link")
    if any(LINK.search(line) for line in lines):
        hints.append("link_in_line")
    links = len(LINK.findall(everything))
    if links >= SOME_LINKS:
        hints.append("many_links" if links >= MANY_LINKS else "some_links")
    topics = sum(bool(pattern.search(everything)) for pattern in _PHRASES.values())
    if topics:
        hints.append("phrases" if topics > 1 else "phrase")
    return hints
