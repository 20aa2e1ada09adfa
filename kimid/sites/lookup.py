"""The one place that asks DNS. It writes nothing, and gives up after a few seconds."""

import re
from typing import Final

from django.conf import settings
from dns.exception import DNSException
from dns.nameserver import Do53Nameserver
from dns.rdatatype import RdataType
from dns.resolver import NXDOMAIN, Answer, Resolver

EACH: Final = 1.5  # seconds for one server
WHOLE: Final = 4.0  # seconds for one question
_PORT: Final = re.compile(r"(.+):(\d{1,5})")


class Unheard(Exception):
    """No server gave an answer that counts: it says neither that something is there nor that it is not."""


def texts_of(name: str) -> frozenset[str]:
    """The TXT records of a name. Raises Unheard."""
    found = _ask(name, RdataType.TXT)
    return frozenset(b"".join(row.strings).decode("ascii", "replace").strip(' "') for row in found or ())


def addresses_of(name: str) -> frozenset[str]:
    """Where a name leads, as addresses in numbers of both kinds. Raises Unheard."""
    return frozenset(row.address for kind in (RdataType.A, RdataType.AAAA) for row in _ask(name, kind) or ())


def _ask(name: str, kind: RdataType) -> Answer | None:
    try:
        return _resolver().resolve(f"{name}.", kind, search=False, raise_on_no_answer=False)
    except NXDOMAIN:
        return None
    except (DNSException, OSError) as error:
        raise Unheard(str(error)) from error


def _resolver() -> Resolver:
    """Made anew each time: the servers of the machine may change while it runs, and nothing old is remembered."""
    resolver = Resolver(configure=not settings.DNS_SERVERS)
    if settings.DNS_SERVERS:
        resolver.nameservers = [_server(each) for each in settings.DNS_SERVERS]
    resolver.timeout, resolver.lifetime = EACH, WHOLE
    return resolver


def _server(told: str) -> Do53Nameserver:
    """`127.0.0.1` or `127.0.0.1:5353`."""
    with_port = _PORT.fullmatch(told) if told.count(":") == 1 else None
    return Do53Nameserver(with_port[1], int(with_port[2])) if with_port else Do53Nameserver(told)
