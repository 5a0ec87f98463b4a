"""What counts as one network, and that nothing keeps the whole address of a device."""

import pytest

from content.security.network import client_network, shortened_network


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, "", "10.0.0.1"),
        (0, "1.2.3.4", "10.0.0.1"),
        (1, "1.2.3.4", "1.2.3.4"),
        (1, "6.6.6.6, 1.2.3.4", "1.2.3.4"),
        (2, "6.6.6.6, 1.2.3.4, 10.0.0.9", "1.2.3.4"),
        (2, "1.2.3.4", "10.0.0.1"),
        (1, "evil", "10.0.0.1"),
        (1, "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
    ],
)
def test_only_what_our_own_proxies_say_counts(rf, settings, proxies, forwarded, address):
    settings.PROXY_COUNT = proxies
    request = rf.get("/", REMOTE_ADDR="10.0.0.1", HTTP_X_FORWARDED_FOR=forwarded)
    assert client_network(request) == address


def test_an_ipv4_address_in_the_clothes_of_ipv6_is_the_same(rf):
    addresses = ["::ffff:192.0.2.1", "192.0.2.1"]
    assert {client_network(rf.get("/", REMOTE_ADDR=address)) for address in addresses} == {
        "192.0.2.1"
    }


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("203.0.113.77", "203.0.113.0"),
        ("::ffff:203.0.113.77", "203.0.113.0"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("unix:", ""),
        ("", ""),
    ],
)
def test_of_an_address_only_the_network_is_written_down(rf, address, kept):
    assert shortened_network(rf.get("/", REMOTE_ADDR=address)) == kept
