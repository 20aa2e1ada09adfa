"""The DNS records that somebody has to enter at the registrar of a name."""

from ipaddress import ip_address
from typing import Final, NamedTuple

from django.conf import settings

from kimid.sites.models import OwnName
from kimid.sites.own_names import PROOF_LABEL, registered_domain
from kimid.sites.proof_check import proof_text

# How registrars write the name itself.
_APEX: Final = "@"


class DnsRecord(NamedTuple):
    """One record. `name` is the short form that most registrars want, `full_name` the long one."""

    kind: str
    name: str
    full_name: str
    value: str


class DnsRecords(NamedTuple):
    """The proof, and the records that lead readers here.

    Without addresses in the settings, a registered name has none of the latter.
    """

    proof: DnsRecord
    address_records: list[DnsRecord]
    zone: str


def records_of(own_name: OwnName) -> DnsRecords:
    """The records for a name.

    A registered name itself cannot be an alias (CNAME); a name below it can.
    """
    zone = registered_domain(own_name.name) or own_name.name
    subdomain = own_name.name.removesuffix(zone).rstrip(".")
    proof = DnsRecord(
        "TXT",
        f"{PROOF_LABEL}.{subdomain}" if subdomain else PROOF_LABEL,
        f"{PROOF_LABEL}.{own_name.name}",
        proof_text(own_name),
    )
    return DnsRecords(proof, _address_records(own_name, subdomain), zone)


def _address_records(own_name: OwnName, subdomain: str) -> list[DnsRecord]:
    if subdomain:
        return [DnsRecord("CNAME", subdomain, own_name.name, own_name.site.label_host)]
    kinds = [
        ("A" if ip_address(address).version == 4 else "AAAA", address)
        for address in settings.POINTS_TO
    ]
    return [DnsRecord(kind, _APEX, own_name.name, address) for kind, address in kinds]
