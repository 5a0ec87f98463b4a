"""From where a request comes: what counts as one network, and what is written down of it."""

import ipaddress

from django.conf import settings

# What is written down of an IPv4 address: the network, never the one device.
KEPT_OF_IPV4 = 24
KEPT_OF_IPV6 = 64


def client_network(request) -> str:
    """Return the visitor's address; of an IPv6 address the part that belongs to one household.

    Only what our own PROXY_COUNT proxies added to X-Forwarded-For counts; the rest of it is
    whatever the visitor wrote.
    """
    chain = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    proxies = settings.PROXY_COUNT
    is_forwarded = 0 < proxies <= len(chain)
    text = chain[-proxies].strip() if is_forwarded else request.META.get("REMOTE_ADDR", "")
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return request.META.get("REMOTE_ADDR", "")
    if address.version == 6 and not address.ipv4_mapped:
        return str(ipaddress.ip_network(f"{address}/{KEPT_OF_IPV6}", strict=False))
    return str(getattr(address, "ipv4_mapped", None) or address)


def shortened_network(request) -> str:
    """Return the network as it may be written down, without the part that names one device.

    It is an address whose end is 0 ("203.0.113.0"), or "" where the request has none.
    """
    address = client_network(request).partition("/")[0]
    try:
        version = ipaddress.ip_address(address).version
    except ValueError:
        return ""
    kept = KEPT_OF_IPV4 if version == 4 else KEPT_OF_IPV6
    return str(ipaddress.ip_network(f"{address}/{kept}", strict=False).network_address)
