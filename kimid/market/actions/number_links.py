"""A group with a single account has nobody who could call: an official of the village does, by a
one-use link.
"""

from datetime import datetime

from kimid.access import one_use_links
from kimid.access.models import OneUseLink
from kimid.access.one_use_links import LinkHolder
from kimid.events.action import action, add_event_data, touch
from kimid.market.actions.on_wire import GoodsRefused
from kimid.market.models import PhoneChange
from kimid.market.paper_queries import is_alone
from kimid.market.rules import MarketPermission
from kimid.people.models import Person
from kimid.sites.public_words import refuse_words


@action(needs=MarketPermission.ENTER, records="seller.official_asked")
def ask_official(
    change: PhoneChange, *, holder_name: str, by: Person, at: datetime
) -> tuple[OneUseLink, str]:
    """Ask an official of the village to call the old number. Returns the link and its token, which
    is not stored. Raises GoodsRefused, WordsRefused.
    """
    if not change.is_open:
        raise GoodsRefused("Nomor ini sudah diputuskan.")
    if not is_alone(by, change.site, at):
        raise GoodsRefused("Di kelompok ini ada anggota lain. Mereka yang menelepon nomor lamanya.")
    refuse_words(change.site, holder_name, by=by)
    add_event_data(holder=holder_name, seller=change.seller.public_id)
    return one_use_links.make_link(
        change,
        site=change.site,
        perm=MarketPermission.VOUCH_NUMBER,
        holder_name=holder_name,
        made_by=by,
        at=at,
    )


@action(
    needs=MarketPermission.VOUCH_NUMBER,
    records="seller.official_answered",
    locks_first="subject.site",
)
def answer_number(
    change: PhoneChange, *, is_theirs: bool, by: LinkHolder, at: datetime
) -> PhoneChange:
    """Whoever holds the link called the old number. Raises LinkUsed, GoodsRefused."""
    seller = change.seller
    if not change.is_open or seller.phone != change.old_phone:
        raise GoodsRefused("Nomor ini sudah diputuskan.")
    one_use_links.use_link(by.link, at)
    if is_theirs:
        seller.phone = change.phone
        seller.save(update_fields=["phone"])
        change.is_approved, change.vouched_by = True, by.link.holder_name
    change.decided_at = at
    change.save()
    add_event_data(seller=seller.public_id, is_theirs=is_theirs)
    touch(change.site.tag)
    return change
