"""Where browsers make passkeys; pure, because the settings ask."""

import ipaddress
from urllib.parse import urlsplit


def are_possible(base_url) -> bool:
    """Tell whether browsers make passkeys for an address: a name with TLS, or localhost."""
    parts = urlsplit(base_url)
    if parts.hostname == "localhost":
        return True
    try:
        ipaddress.ip_address(parts.hostname)
    except ValueError:
        return parts.scheme == "https"
    return False
