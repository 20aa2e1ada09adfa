"""The network from which a request comes: what all phones behind one mast or router share.

It only slows down. A whole village may share one.
"""

from ipaddress import IPv6Address, ip_address, ip_network
from typing import Final

from django.conf import settings
from django.http import HttpRequest

# By IP version: the bits that all phones behind one mast or router share.
_NETWORK_BITS: Final = {4: 24, 6: 48}


def client_address(request: HttpRequest) -> str:
    """The network address of the visitor: of the connection, or as the front server reports it."""
    if settings.BEHIND_PROXY:
        # Visitors can send this header too, but the front server appends the true address.
        last: str = request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip()
        if last:
            return last
    address: str = request.META["REMOTE_ADDR"]
    return address


def network_of(request: HttpRequest) -> str:
    """The network of a request. Never stored: counters hold a keyed hash of it."""
    try:
        address = ip_address(client_address(request))
    except ValueError:  # the front server sent no valid address
        return ""
    # A server that listens on both reports ::ffff:203.0.113.7.
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    narrow = mapped or address
    return str(ip_network(f"{narrow}/{_NETWORK_BITS[narrow.version]}", strict=False))
