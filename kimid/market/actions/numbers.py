"""A changed number of a seller: it waits until another person has called the old one."""

from datetime import datetime

from kimid.access.grants import is_newcomer, roles_at
from kimid.events.action import action, add_event_data, record_event_for, touch
from kimid.events.permissions import SITE_ROLES
from kimid.market.actions.on_wire import GoodsRefused
from kimid.market.models import PhoneChange, Seller
from kimid.market.paper_queries import is_alone, open_change_of
from kimid.market.rules import MarketPermission
from kimid.people.models import Person


def must_wait(seller: Seller, phone: str) -> bool:
    """Whether a number waits for another person: a new one of a seller whom readers know. A number
    that is only taken away sends nobody's money anywhere.
    """
    return bool(phone) and seller.pk is not None and phone != seller.phone and seller.was_shown


def ask_for_number(seller: Seller, phone: str, *, by: Person | None, at: datetime) -> PhoneChange:
    """For actions: keep the new number beside the old one. Another one that waits gives way to it.
    `by` is None if the seller asked by themselves.
    """
    waiting = open_change_of(seller)
    if waiting is not None and (waiting.phone, waiting.by) == (phone, by):
        return waiting
    if waiting is not None:
        _decide(waiting, by=None, at=at)
    change = PhoneChange(
        site=seller.site, seller=seller, old_phone=seller.phone, phone=phone, by=by, asked_at=at
    )
    change.save()
    record_event_for(change, "seller.number_asked", seller=seller.public_id)
    return change


@action(
    needs=MarketPermission.APPROVE_NUMBER,
    records="seller.number_approved",
    locks_first="subject.site",
    counts_as_life=True,
)
def approve_number(change: PhoneChange, *, by: Person, at: datetime) -> PhoneChange:
    """Another person asked the seller on the old number: the new one is theirs. Raises
    GoodsRefused.
    """
    _refuse_decided(change)
    if roles_at(by, change.scope()).isdisjoint(SITE_ROLES):
        _refuse_office(change, at)
    elif is_newcomer(by, change.site_id, at):
        raise GoodsRefused(
            "Anda belum tiga hari di kelompok ini. Minta anggota lain menelepon nomor lamanya."
        )
    seller = change.seller
    if seller.phone != change.old_phone:
        raise GoodsRefused("Nomornya sudah berubah sesudah itu. Tulis lagi nomor barunya.")
    seller.phone = change.phone
    seller.save(update_fields=["phone"])
    change.is_approved = True
    _decide(change, by=by, at=at)
    add_event_data(seller=seller.public_id)
    touch(change.site.tag)
    return change


@action(
    needs=MarketPermission.DROP_NUMBER,
    records="seller.number_dropped",
    locks_first="subject.site",
)
def drop_number(change: PhoneChange, *, by: Person, at: datetime) -> PhoneChange:
    """The new number is not theirs, or was a mistake: the old one stays. Raises GoodsRefused."""
    _refuse_decided(change)
    _decide(change, by=by, at=at)
    add_event_data(seller=change.seller.public_id)
    return change


def _decide(change: PhoneChange, *, by: Person | None, at: datetime) -> None:
    change.decided_by, change.decided_at = by, at
    change.save(update_fields=["decided_by", "decided_at", "is_approved"])


def _refuse_decided(change: PhoneChange) -> None:
    if not change.is_open:
        raise GoodsRefused("Nomor ini sudah diputuskan.")


def _refuse_office(change: PhoneChange, at: datetime) -> None:
    if not is_alone(change.by, change.site, at):
        raise GoodsRefused("Di kelompok ini ada anggota lain. Mereka yang menelepon nomor lamanya.")
