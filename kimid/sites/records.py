"""What somebody has to write at the registrar of a name, column by column."""

from ipaddress import ip_address
from typing import Final, NamedTuple

from django.conf import settings

from kimid.sites.checking import proof_of
from kimid.sites.models import OwnName
from kimid.sites.names import LABEL, registered_part

# What registrars call the name itself.
_ITSELF: Final = "@"


class Record(NamedTuple):
    """A line at the registrar. `name` is the short form, as most of them want it; `whole` the form with the registered name."""

    kind: str
    name: str
    whole: str
    value: str


class Records(NamedTuple):
    """The proof, and what leads readers here. Without the latter somebody has to be asked."""

    proof: Record
    ways: list[Record]
    zone: str


def records_of(own: OwnName) -> Records:
    """The lines for a name. A name that was registered itself cannot be an alias; one in front of it is led by an alias."""
    zone = registered_part(own.name) or own.name
    front = own.name.removesuffix(zone).rstrip(".")
    proof = Record("TXT", f"{LABEL}.{front}" if front else LABEL, f"{LABEL}.{own.name}", proof_of(own))
    return Records(proof, _ways(own, front), zone)


def _ways(own: OwnName, front: str) -> list[Record]:
    if front:
        return [Record("CNAME", front, own.name, own.site.label_host)]
    kinds = [("A" if ip_address(each).version == 4 else "AAAA", each) for each in settings.POINTS_TO]
    return [Record(kind, _ITSELF, own.name, each) for kind, each in kinds]
