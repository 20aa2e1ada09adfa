"""The QRIS of a seller: a code is where money goes, so another person asks her before readers have
it. The one before stays until then.
"""

from datetime import datetime

from kimid.access.grants import is_newcomer, roles_at
from kimid.events.action import action, add_event_data, touch
from kimid.events.permissions import SITE_ROLES
from kimid.market.actions.on_wire import GoodsRefused, refuse_if_closed
from kimid.market.link_holder import LinkedSeller
from kimid.market.models import QrisCode, Seller
from kimid.market.paper_queries import is_alone
from kimid.market.qris_codes import Qris
from kimid.market.rules import MarketPermission
from kimid.people.models import Person
from kimid.sites.public_words import refuse_words
from kimid.sites.stages import Feature


@action(
    needs=MarketPermission.CHANGE,
    records="qris.asked",
    locks_first="subject.site",
    counts_as_life=True,
)
def offer_qris(seller: Seller, *, qris: Qris, by: Person, at: datetime) -> QrisCode:
    """A group writes down the QRIS of a seller, whose name somebody read aloud to her. Another one
    that waits gives way to it. Raises GoodsRefused, WordsRefused.
    """
    refuse_words(seller.site, qris.merchant, qris.city, by=by)
    return _ask(seller, qris, by=by, at=at)


@action(needs=MarketPermission.PROPOSE, records="qris.asked", locks_first="subject.site")
def send_qris(seller: Seller, *, qris: Qris, by: LinkedSeller, at: datetime) -> QrisCode:
    """A seller sends her QRIS by her link; the name in it is hers. Raises GoodsRefused,
    WordsRefused.
    """
    refuse_words(seller.site, qris.merchant, qris.city, by=by)
    return _ask(seller, qris, by=None, at=at)


@action(
    needs=MarketPermission.APPROVE_NUMBER,
    records="qris.approved",
    locks_first="subject.site",
    counts_as_life=True,
)
def approve_qris(code: QrisCode, *, by: Person, at: datetime) -> QrisCode:
    """Another person asked the seller: the name in the code is hers. Raises GoodsRefused."""
    refuse_decided_qris(code)
    if roles_at(by, code.scope()).isdisjoint(SITE_ROLES):
        _refuse_office(code, at)
    elif is_newcomer(by, code.site_id, at):
        raise GoodsRefused(
            "Anda belum tiga hari di kelompok ini. Minta anggota lain menanyakannya."
        )
    code.decided_by = by
    accept(code, at)
    add_event_data(seller=code.seller.public_id)
    return code


@action(needs=MarketPermission.DROP_NUMBER, records="qris.dropped", locks_first="subject.site")
def drop_qris(code: QrisCode, *, by: Person, at: datetime) -> QrisCode:
    """The new code is not hers, or was a mistake: readers keep what they have. Raises
    GoodsRefused.
    """
    refuse_decided_qris(code)
    code.decided_by, code.decided_at = by, at
    code.save(update_fields=["decided_by", "decided_at"])
    add_event_data(seller=code.seller.public_id)
    return code


@action(needs=MarketPermission.MARK, records="qris.taken_down", locks_first="subject.site")
def take_down_qris(seller: Seller, *, by: Person, at: datetime) -> Seller:
    """Readers have no QRIS of this seller any more, and none waits. Money goes nowhere by it, so
    anybody of the group may.
    """
    _take_down(seller, at)
    return seller


@action(needs=MarketPermission.PROPOSE, records="qris.taken_down", locks_first="subject.site")
def take_down_own_qris(seller: Seller, *, by: LinkedSeller, at: datetime) -> Seller:
    """A seller takes her QRIS from readers, with one tap."""
    _take_down(seller, at)
    return seller


def accept(code: QrisCode, at: datetime) -> None:
    """For actions: readers have this code from now on, in place of the one before."""
    QrisCode.objects.filter(seller=code.seller, is_approved=True, ended_at=None).update(ended_at=at)
    code.is_approved, code.decided_at = True, at
    code.save()
    touch(code.site.tag)


def refuse_decided_qris(code: QrisCode) -> None:
    """Raise GoodsRefused for a code that somebody has answered about."""
    if not code.is_open:
        raise GoodsRefused("QRIS ini sudah diputuskan.")


def _ask(seller: Seller, qris: Qris, *, by: Person | None, at: datetime) -> QrisCode:
    refuse_if_closed(seller.site, Feature.WRITING)
    codes = QrisCode.objects.filter(seller=seller)
    if codes.filter(payload=qris.payload, is_approved=True, ended_at=None).exists():
        raise GoodsRefused("QRIS ini sudah tampil.")
    codes.filter(decided_at=None).update(decided_at=at)
    add_event_data(seller=seller.public_id)
    return QrisCode.objects.create(
        site=seller.site,
        seller=seller,
        payload=qris.payload,
        merchant=qris.merchant,
        city=qris.city,
        merchant_number=qris.number,
        by=by,
        asked_at=at,
    )


def _take_down(seller: Seller, at: datetime) -> None:
    codes = QrisCode.objects.filter(seller=seller)
    codes.filter(decided_at=None).update(decided_at=at)
    codes.filter(is_approved=True, ended_at=None).update(ended_at=at)
    add_event_data(seller=seller.public_id)
    touch(seller.site.tag)


def _refuse_office(code: QrisCode, at: datetime) -> None:
    if not is_alone(code.by, code.site, at):
        raise GoodsRefused("Di kelompok ini ada anggota lain. Mereka yang menanyakan penjualnya.")
