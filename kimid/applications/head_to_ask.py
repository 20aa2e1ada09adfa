"""Whom an office asks whether a decree is theirs: the head of the village, else the camat."""

from collections.abc import Sequence
from typing import NamedTuple

from kimid.applications.heads import contact_of, hidden_phone, phones_of_applicants
from kimid.applications.models import Application, HeadContact
from kimid.lib.codes import Level
from kimid.people.models import Person


class AskedHead(NamedTuple):
    """One of them, as the office's list has them: `to` is what its button sends."""

    to: str
    title: str
    label: str
    contact: HeadContact | None
    is_applicant: bool

    @property
    def phone(self) -> str:
        return hidden_phone(self.contact.phone) if self.contact else ""


class HeadToAsk(NamedTuple):
    """Who can be asked; whether somebody has to look here first."""

    asked: Sequence[AskedHead]
    is_open: bool


def heads_to_ask(application: Application, by: Person) -> HeadToAsk:
    """The head of the village; and the camat where the head's number is that of the applicant."""
    title = application.sent_region.head_title
    contact = contact_of(application)
    taken = phones_of_applicants(application, by)
    is_own = contact is not None and contact.phone in taken
    head = AskedHead("kepala", title, f"Tanya {title} lewat tautan", contact, is_own)
    if not is_own:
        return HeadToAsk([head], is_open=False)
    camat = contact_of(application, Level.DISTRICT)
    is_camat_own = camat is not None and camat.phone in taken
    other = AskedHead("camat", "camat", "Tanya camat lewat tautan", camat, is_camat_own)
    return HeadToAsk([head, other], is_open=True)
