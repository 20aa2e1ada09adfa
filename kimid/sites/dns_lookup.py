"""The one module that asks DNS. It writes nothing, and gives up after a few seconds."""

import re
from typing import Final

from django.conf import settings
from dns.exception import DNSException
from dns.nameserver import Do53Nameserver
from dns.rdatatype import RdataType
from dns.resolver import NXDOMAIN, Answer, Resolver

SERVER_TIMEOUT: Final = 1.5  # seconds for one server
QUERY_TIMEOUT: Final = 4.0  # seconds for one question
_PORT: Final = re.compile(r"(.+):(\d{1,5})")


class NoDnsAnswer(Exception):
    """No server gave a valid answer, neither yes nor no."""


def txt_records(name: str) -> frozenset[str]:
    """The TXT records of a name. Raises NoDnsAnswer."""
    answer = _resolve(name, RdataType.TXT)
    return frozenset(
        b"".join(row.strings).decode("ascii", "replace").strip(' "') for row in answer or ()
    )


def ip_addresses(name: str) -> frozenset[str]:
    """The IPv4 and IPv6 addresses of a name. Raises NoDnsAnswer."""
    return frozenset(
        row.address for kind in (RdataType.A, RdataType.AAAA) for row in _resolve(name, kind) or ()
    )


def _resolve(name: str, kind: RdataType) -> Answer | None:
    try:
        return _resolver().resolve(f"{name}.", kind, search=False, raise_on_no_answer=False)
    except NXDOMAIN:
        return None
    except (DNSException, OSError) as error:
        raise NoDnsAnswer(str(error)) from error


def _resolver() -> Resolver:
    """A new resolver for each question: the servers may change while the process runs."""
    resolver = Resolver(configure=not settings.DNS_SERVERS)
    if settings.DNS_SERVERS:
        resolver.nameservers = [_server(each) for each in settings.DNS_SERVERS]
    resolver.timeout = SERVER_TIMEOUT
    resolver.lifetime = QUERY_TIMEOUT
    return resolver


def _server(address: str) -> Do53Nameserver:
    """Reads `127.0.0.1` or `127.0.0.1:5353`."""
    match = _PORT.fullmatch(address) if address.count(":") == 1 else None
    return Do53Nameserver(match[1], int(match[2])) if match else Do53Nameserver(address)
