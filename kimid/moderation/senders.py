"""Identifies a sender without an account by hashes that lead back to nobody."""

from dataclasses import dataclass
from ipaddress import ip_address, ip_network
from typing import Final

from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from kimid.wire.read_views import client_address

_HASH_BYTES: Final = 16
# By IP version: the bits that all phones behind one mast or router share.
_NETWORK_BITS: Final = {4: 24, 6: 48}


@dataclass(frozen=True)
class Sender:
    """Hashes of 16 bytes of a device and its network. Many neighbours may share a network."""

    device: bytes
    network: bytes


def sender_of(request: HttpRequest) -> Sender:
    """The sender of a form. The address and the browser's headers are not stored."""
    address = client_address(request)
    headers = (request.headers.get("User-Agent", ""), request.headers.get("Accept-Language", ""))
    return Sender(_hash(address, *headers), _hash(_network(address)))


def _network(address: str) -> str:
    try:
        bits = _NETWORK_BITS[ip_address(address).version]
    except ValueError:  # the front server sent no valid address
        return ""
    return str(ip_network((address, bits), strict=False))


def _hash(*parts: str) -> bytes:
    text = "\n".join(parts)
    return salted_hmac("kimid.moderation.senders", text, algorithm="sha256").digest()[:_HASH_BYTES]
