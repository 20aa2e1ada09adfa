"""Identifies a sender without an account by hashes that lead back to nobody."""

from dataclasses import dataclass
from typing import Final

from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from kimid.limits.networks import client_address, network_of
from kimid.people.browser_memory import people_seen

_HASH_BYTES: Final = 16
_TURNS: Final = 16


@dataclass(frozen=True)
class Sender:
    """Hashes of 16 bytes of a device and its network. Many neighbours may share a network.

    A known device is a browser on which somebody was signed in before.
    """

    device: bytes
    network: bytes
    is_known: bool = False

    @property
    def turn(self) -> str:
        """With whom this network shares the turns of the worker. So few that it tells nobody's."""
        return f"strangers {self.network[0] % _TURNS}"


def sender_of(request: HttpRequest) -> Sender:
    """The sender of a form. The address and the browser's headers are not stored."""
    network = _hash(network_of(request))
    if people := people_seen(request):  # only in the workspace: public hosts know no device
        # By account: with one of them anybody makes as many known browsers as they like.
        return Sender(_hash("account", str(min(people))), network, is_known=True)
    headers = (request.headers.get("User-Agent", ""), request.headers.get("Accept-Language", ""))
    return Sender(_hash(client_address(request), *headers), network)


def _hash(*parts: str) -> bytes:
    text = "\n".join(parts)
    return salted_hmac("kimid.moderation.senders", text, algorithm="sha256").digest()[:_HASH_BYTES]
