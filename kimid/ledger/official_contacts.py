"""How the official from outside is known: by the list of the office, never by the group alone."""

from typing import Final, NamedTuple

from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from kimid.access.models import Grant
from kimid.applications.models import HeadContact
from kimid.ledger.same_names import words_of_person
from kimid.limits.networks import client_address
from kimid.sites.models import Site

_MARK_LETTERS: Final = 8


class ListedHead(NamedTuple):
    """The head of a place as the office has them; `is_own` if a member has the same number."""

    name: str
    title: str
    phone: str
    is_own: bool

    @property
    def label(self) -> str:
        """`Aminah, lurah`."""
        return f"{self.name}, {self.title}"

    def is_called(self, holder_name: str) -> bool:
        """Whether a text has this name, with or without a post."""
        own = words_of_person(self.name)
        return bool(own) and own <= words_of_person(holder_name)


def listed_head(site: Site) -> ListedHead | None:
    """The head of the place of a group, if its office knows the number. Two queries."""
    contact = HeadContact.objects.select_related("region").filter(region=site.region_id).first()
    if contact is None:
        return None
    members = Grant.objects.filter(site=site, person__phone=contact.phone)
    return ListedHead(contact.name, contact.title, contact.phone, members.exists())


def list_words(head: ListedHead | None, holder_name: str) -> str:
    """How a name compares to the list of the office, in words that also stand on record."""
    if head is None:
        return "tidak ada di daftar kepala desa dan lurah milik dinas"
    if head.is_own:
        return "nomornya di daftar dinas sama dengan nomor anggota KIM"
    if not head.is_called(holder_name):
        return f"bukan nama di daftar dinas ({head.name})"
    return "sama dengan nama di daftar dinas"


def network_mark(request: HttpRequest) -> str:
    """What two requests from the same connection share. Leads back to no address."""
    salt = "kimid.ledger.official_contacts"
    mark = salted_hmac(salt, client_address(request), algorithm="sha256")
    return mark.hexdigest()[:_MARK_LETTERS]
