"""Who could approve what somebody else of a group submitted."""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from typing import Final

from kimid.access.models import Grant
from kimid.events.permissions import EDITORS
from kimid.ledger.models import Voucher
from kimid.ledger.same_names import names_person
from kimid.people.models import Person

# A chair who ends the roles of all others is not alone at once.
_ALONE_AFTER: Final = timedelta(days=7)


def approval_bar(voucher: Voucher, person: Person) -> str:
    """Why somebody who has neither written nor paid a voucher may not approve it all the same, and
    what to do. Empty if they may. No query, if what it corrects is there.
    """
    if names_person(voucher.party, person.name):
        return (
            f"Uang ini untuk {voucher.party}, jadi orang lain yang menyetujui. Kalau itu orang lain"
            " yang namanya sama, minta yang mencatat menulis nama lengkapnya."
        )
    if person.pk in spenders_of(voucher.corrects):
        return (
            "Anda yang menulis atau membayar catatan yang dibetulkan, jadi orang lain yang"
            " menyetujui. Kalau tidak ada: minta pembetulan ini ditarik, lalu ajukan sendiri."
        )
    return ""


def other_approvers(voucher: Voucher, approvers: Iterable[Person]) -> list[Person]:
    """Who of these has neither written nor paid it, nor gets the money."""
    spenders = spenders_of(voucher)
    return [
        each for each in approvers if each.pk not in spenders and not approval_bar(voucher, each)
    ]


def spenders_of(voucher: Voucher | None) -> set[int | None]:
    """The keys of whoever wrote, laid out or paid it."""
    if voucher is None:
        return set()
    return {voucher.written_by_id, voucher.payer_id, voucher.paid_by_id}


def spender_here(voucher: Voucher, people_here: Collection[int]) -> Person | None:
    """Whoever wrote it or laid it out, if this device knows them: one person with two accounts on
    one phone is no second person.
    """
    spenders = (voucher.written_by, voucher.payer)
    return next((each for each in spenders if each is not None and each.pk in people_here), None)


def recent_approvers(voucher: Voucher, at: datetime) -> list[Person]:
    """Whoever has not written it and may approve in the group, or could in the last week. One
    query.
    """
    rows = Grant.objects.filter(site=voucher.site, role__in=EDITORS)
    usable = rows.usable_since(at - _ALONE_AFTER, at).exclude(person=voucher.written_by)
    people = {each.person_id: each.person for each in usable.select_related("person")}
    return sorted(people.values(), key=lambda each: each.name)


def may_ask_official(voucher: Voucher, person: Person, at: datetime) -> bool:
    """Whether this person may have an official approve it: the writer, where nobody else of the
    group could; else whoever gets the money, where nobody else may. Never the writer then: who
    writes a name chooses no approver by it. One query.
    """
    others = recent_approvers(voucher, at)
    if not others:
        return person.pk == voucher.written_by_id
    is_barred = person in others and bool(names_person(voucher.party, person.name))
    return is_barred and not other_approvers(voucher, others)
