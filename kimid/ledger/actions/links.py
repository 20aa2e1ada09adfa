"""A group with a single account has nobody who could approve: an official of the village does, by
a one-use link, on record.
"""

from datetime import datetime
from typing import Any

from kimid.access import one_use_links
from kimid.access.models import Grant, OneUseLink
from kimid.access.one_use_links import LinkHolder
from kimid.events.action import action, add_event_data
from kimid.events.models import Event
from kimid.ledger.actions.vouchers import end, refuse_undecidable, settle
from kimid.ledger.approvers import may_ask_official, recent_approvers
from kimid.ledger.models import Voucher
from kimid.ledger.official_contacts import list_words, member_with
from kimid.ledger.refusals import MoneyRefused
from kimid.ledger.rules import LedgerPermission
from kimid.ledger.same_names import names_person
from kimid.lib.rupiah import rupiah
from kimid.people.models import Person
from kimid.sites.models import Site
from kimid.sites.public_words import refuse_words


@action(needs=LedgerPermission.SUBMIT, records="voucher.official_asked")
def ask_official(
    voucher: Voucher,
    *,
    holder_name: str,
    phone: str = "",
    network: str = "",
    by: Person,
    at: datetime,
) -> tuple[OneUseLink, str]:
    """Ask an official of the village to look at a voucher. `phone` is where the link goes, and
    `network` the mark of the connection of whoever asks; neither is stored as it is. Returns the
    link and its token, which is not stored either. Raises MoneyRefused, WordsRefused.
    """
    refuse_undecidable(voucher, voucher.amount)
    _refuse_asking(voucher, by, at)
    _refuse_own_people(voucher.site, holder_name, phone)
    refuse_words(voucher.site, holder_name, by=by)
    add_event_data(holder=holder_name, purpose=voucher.purpose, amount=rupiah(voucher.amount))
    link, token = one_use_links.make_link(
        voucher,
        site=voucher.site,
        perm=LedgerPermission.APPROVE_OUTSIDE,
        holder_name=holder_name,
        made_by=by,
        at=at,
    )
    add_event_data(link=link.pk, network=network, list=list_words(voucher.site, phone))
    return link, token


@action(
    needs=LedgerPermission.APPROVE_OUTSIDE,
    records="voucher.official_answered",
    locks_first="subject.site",
)
def answer_by_link(
    voucher: Voucher,
    *,
    amount: int,
    refusal: str,
    device: str = "",
    network: str = "",
    by: LinkHolder,
    at: datetime,
) -> Voucher:
    """Whoever holds the link approves the sum that was read, or refuses with a reason. By which
    device, and how the number compares to the list of the office, is on record. Raises LinkUsed,
    VoucherDecided, MoneyRefused.
    """
    refuse_undecidable(voucher, amount)
    one_use_links.use_link(by.link, at)
    add_event_data(purpose=voucher.purpose, amount=rupiah(voucher.amount), refusal=refusal)
    asked = _request_of(by.link)
    add_event_data(
        device=device,
        list=asked.get("list", ""),
        is_same_network=bool(network) and network == asked.get("network"),
    )
    voucher.outside_approver = by.link.holder_name
    if refusal:
        end(voucher, refusal, at)
    else:
        settle(voucher, at)
    return voucher


def _refuse_asking(voucher: Voucher, by: Person, at: datetime) -> None:
    if may_ask_official(voucher, by, at):
        return
    others = recent_approvers(voucher, at)
    if not others:
        raise MoneyRefused(f"Yang meminta pejabat {voucher.written_by.name}, yang mencatatnya.")
    raise MoneyRefused("Di kelompok ini ada pengurus lain. Mereka yang menyetujui.")


def _request_of(link: OneUseLink) -> dict[str, Any]:
    """What stands on record of whoever asked by this link. One query."""
    rows = Event.objects.filter(
        kind="voucher.official_asked", subject=link.subject, subject_id=str(link.subject_id)
    )
    return next((each.data for each in rows if each.data.get("link") == link.pk), {})


def _refuse_own_people(site: Site, holder_name: str, phone: str) -> None:
    """The official is somebody from outside: nobody who belongs to the group, or did, and no number
    of theirs. Two queries.
    """
    if owner := member_with(site, phone):
        raise MoneyRefused(
            f"Nomor itu milik {owner}, anggota kelompok ini. Tulis nomor orang dari luar."
        )
    names = Grant.objects.filter(site=site).values_list("person__name", flat=True).distinct()
    own = next((name for name in names if names_person(holder_name, name)), "")
    if own:
        raise MoneyRefused(
            f"{own} anggota kelompok ini. Tulis nama dan jabatan orang dari luar, misalnya"
            f" {site.region.head_title}."
        )
