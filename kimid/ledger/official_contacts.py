"""How the number of the official from outside compares to the list of the office. The list is the
office's: no group reads a name or a number in it.
"""

from typing import Final

from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from kimid.access.models import Grant
from kimid.applications.models import HeadContact
from kimid.limits.networks import client_address
from kimid.sites.models import Site

_MARK_LETTERS: Final = 8


def list_words(site: Site, phone: str) -> str:
    """Whether the number that a group wrote is that of the head of its place, in words that stand
    on record. One query.
    """
    listed = HeadContact.objects.filter(region=site.region_id).values_list("phone", flat=True)
    known = listed.first()
    if known is None:
        return f"dinas belum punya nomor {site.region.head_title} untuk dicocokkan"
    if phone != known:
        return f"nomornya bukan nomor {site.region.head_title} di daftar dinas"
    return "nomornya sama dengan daftar dinas"


def member_with(site: Site, phone: str) -> str:
    """Who of the group has this number, or had when they belonged to it; else empty. One query."""
    rows = Grant.objects.filter(site=site, person__phone=phone) if phone else Grant.objects.none()
    return rows.values_list("person__name", flat=True).first() or ""


def network_mark(request: HttpRequest) -> str:
    """What two requests from the same connection share. Leads back to no address."""
    salt = "kimid.ledger.official_contacts"
    mark = salted_hmac(salt, client_address(request), algorithm="sha256")
    return mark.hexdigest()[:_MARK_LETTERS]
