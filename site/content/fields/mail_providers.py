"""Names of mail providers that people misspell, and what was probably typed."""

# Of these most addresses in Germany are, and their names are long enough to be known by one slip.
PROVIDERS = {
    "freenet.de",
    "gmail.com",
    "googlemail.com",
    "hotmail.com",
    "hotmail.de",
    "icloud.com",
    "outlook.com",
    "outlook.de",
    "t-online.de",
    "yahoo.com",
    "yahoo.de",
}
# Endings that no address on the internet has.
NO_ENDINGS = {
    **dict.fromkeys(["cmo", "comm", "con", "coom", "cpm", "ocm", "vom", "xom"], "com"),
    **dict.fromkeys(["dde", "dee", "ed"], "de"),
    **dict.fromkeys(["ent", "nett"], "net"),
    "rog": "org",
}
# Endings that other addresses have, yet none of these providers.
SHORT_ENDINGS = {"cm", "co", "om"}


def suggested_address(address: str) -> str:
    """Return the address to ask about, `name@gmail.com` for `name@gmial.com`; empty where it is right.

    Only what cannot be right is questioned: a provider's name with one slip, an ending that is none.
    """
    name, _at, host = address.rpartition("@")
    label, _dot, ending = host.lower().rpartition(".")
    ending = NO_ENDINGS.get(ending, ending)
    if ending in SHORT_ENDINGS and any(_is_meant(label, "com", provider) for provider in PROVIDERS):
        ending = "com"
    found = {known for known in PROVIDERS if _is_meant(label, ending, known)}
    suggested = min(found, key=len, default=f"{label}.{ending}")
    return "" if suggested == host.lower() else f"{name}@{suggested}"


def _is_meant(label, ending, provider):
    known, _dot, known_ending = provider.rpartition(".")
    return ending == known_ending and (label == known or _is_one_slip(label, known))


def _is_one_slip(typed, known):
    """Tell whether a letter behind the first is missing, too much or another, or two changed places."""
    if abs(len(typed) - len(known)) > 1:
        return False
    without = {known[:n] + known[n + 1 :] for n in range(1, len(known))}
    swapped = {
        known[: n - 1] + known[n] + known[n - 1] + known[n + 1 :] for n in range(1, len(known))
    }
    others = {
        known[:n] + typed[n] + known[n + taken :]
        for n in range(1, min(len(known) + 1, len(typed)))
        for taken in (0, 1)
    }
    return typed in without | swapped | others
