"""Which visitors share a network."""

import pytest
from django.test import RequestFactory
from pytest_django import Settings

from kimid.limits.networks import network_of


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("203.0.113.7", "203.0.113.0/24"),
        ("203.0.113.250", "203.0.113.0/24"),
        ("::ffff:203.0.113.7", "203.0.113.0/24"),
        ("2001:db8:1:2::7", "2001:db8:1::/48"),
        ("2001:db8:1:ff::9", "2001:db8:1::/48"),
        ("fe80::1%eth0", "fe80::/48"),
        ("no address", ""),
        ("", ""),
    ],
)
def test_phones_behind_one_mast_or_router_share_a_network(address: str, network: str) -> None:
    assert network_of(RequestFactory().get("/", REMOTE_ADDR=address)) == network


def test_only_a_front_server_says_where_a_visitor_comes_from(settings: Settings) -> None:
    request = RequestFactory().get(
        "/", REMOTE_ADDR="127.0.0.1", headers={"x-forwarded-for": "192.0.2.1, 203.0.113.7"}
    )

    assert network_of(request) == "127.0.0.0/24"
    settings.BEHIND_PROXY = True
    assert network_of(request) == "203.0.113.0/24"
