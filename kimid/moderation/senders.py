"""Who sends something without an account: marks that lead back to nobody, kept for a day."""

from dataclasses import dataclass
from ipaddress import ip_address, ip_network
from typing import Final

from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from kimid.wire.reading import address_of

_MARK: Final = 16  # bytes
_WIDE: Final = {4: 24, 6: 48}  # bits that all phones behind one mast or router have in common


@dataclass(frozen=True)
class Sender:
    """A device and the network that it stands in, as marks of 16 bytes. Many neighbours may share a network."""

    device: bytes
    network: bytes


def sender_of(request: HttpRequest) -> Sender:
    """Who sent this form. The address and what the browser says of itself are let go."""
    address = address_of(request)
    said = (request.headers.get("User-Agent", ""), request.headers.get("Accept-Language", ""))
    return Sender(_mark(address, *said), _mark(_network(address)))


def _network(address: str) -> str:
    try:
        wide = _WIDE[ip_address(address).version]
    except ValueError:  # a front server that wrote no address
        return ""
    return str(ip_network((address, wide), strict=False))


def _mark(*what: str) -> bytes:
    return salted_hmac("kimid.moderation.senders", "\n".join(what), algorithm="sha256").digest()[:_MARK]
