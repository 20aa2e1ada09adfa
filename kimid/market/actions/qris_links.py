"""A group with a single account has nobody who could ask a seller whose QRIS it sent: an official
of the village does, by a one-use link.
"""

from datetime import datetime

from kimid.access import one_use_links
from kimid.access.models import OneUseLink
from kimid.access.one_use_links import LinkHolder
from kimid.events.action import action, add_event_data
from kimid.market.actions.on_wire import GoodsRefused
from kimid.market.actions.qris import accept, refuse_decided_qris
from kimid.market.models import QrisCode
from kimid.market.paper_queries import is_alone
from kimid.market.rules import MarketPermission
from kimid.people.models import Person
from kimid.sites.public_words import refuse_words


@action(needs=MarketPermission.ENTER, records="qris.official_asked")
def ask_about_qris(
    code: QrisCode, *, holder_name: str, by: Person, at: datetime
) -> tuple[OneUseLink, str]:
    """Ask an official of the village to call the seller. Returns the link and its token, which is
    not stored. Raises GoodsRefused, WordsRefused.
    """
    refuse_decided_qris(code)
    if not is_alone(by, code.site, at):
        raise GoodsRefused("Di kelompok ini ada anggota lain. Mereka yang menanyakan penjualnya.")
    refuse_words(code.site, holder_name, by=by)
    add_event_data(holder=holder_name, seller=code.seller.public_id)
    return one_use_links.make_link(
        code,
        site=code.site,
        perm=MarketPermission.VOUCH_QRIS,
        holder_name=holder_name,
        made_by=by,
        at=at,
    )


@action(
    needs=MarketPermission.VOUCH_QRIS, records="qris.official_answered", locks_first="subject.site"
)
def answer_qris(code: QrisCode, *, is_theirs: bool, by: LinkHolder, at: datetime) -> QrisCode:
    """Whoever holds the link called the seller. Raises LinkUsed, GoodsRefused."""
    refuse_decided_qris(code)
    one_use_links.use_link(by.link, at)
    add_event_data(seller=code.seller.public_id, is_theirs=is_theirs)
    if is_theirs:
        code.vouched_by = by.link.holder_name
        accept(code, at)
    else:
        code.decided_at = at
        code.save(update_fields=["decided_at"])
    return code
