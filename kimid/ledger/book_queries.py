"""What the pages of the cash book read of one group. All sums are rupiah."""

from datetime import date, datetime
from typing import NamedTuple

from django.db.models import F, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from kimid.access.models import Grant
from kimid.events.permissions import EDITORS
from kimid.ledger.models import (
    WHOLE_YEAR,
    AccountKind,
    AccountSum,
    Closing,
    Fund,
    PlanLine,
    RecurringExpense,
    Voucher,
    VoucherKind,
    VoucherState,
)
from kimid.ledger.queries import recurring_of
from kimid.lib.month import Month
from kimid.people.models import Person
from kimid.sites.models import Site

# Nothing waits for anybody any more.
DONE = (VoucherState.POSTED, VoucherState.REFUSED)
_WITH = (
    *("site__region", "source", "line", "corrects"),
    *("written_by", "payer", "asked_by", "decided_by"),
)
# What of an advance is accounted for, or waits to be.
USED = (
    Q(uses__kind__in=(VoucherKind.EXPENSE, VoucherKind.RETURN))
    & ~Q(uses__state=VoucherState.REFUSED)
    & Q(uses__corrected_by__entry=None)
)


class LineChoice(NamedTuple):
    """A line of the plan with what is spent of it, or waits to be."""

    line: PlanLine
    used: int

    @property
    def rest(self) -> int:
        return self.line.planned - self.used


def voucher_of(site: Site, number: str) -> Voucher | None:
    """A voucher of a group, with what its page shows. One query."""
    rows = Voucher.objects.filter(site=site, public_id=number)
    return rows.select_related(
        *_WITH, "paid_by", "advance", "corrects__entry", "corrects__source", "count"
    ).first()


def known_voucher(site: Site, person: Person, number: str) -> Voucher | None:
    """What this person has sent under this number. One query."""
    if not number.isalnum():
        return None
    return Voucher.objects.filter(site=site, written_by=person, number=number).first()


def waiting_on(site: Site) -> "QuerySet[Voucher]":
    """What somebody still has to do something about, the oldest first."""
    rows = Voucher.objects.filter(site=site).exclude(state__in=DONE)
    return rows.select_related(*_WITH).order_by("pk")


def open_advances(site: Site, person: Person | None = None) -> list[Voucher]:
    """Advances of which something is left, with how much is accounted for (`used`); of one person,
    or of all. One query.
    """
    rows = Voucher.objects.filter(
        site=site, kind=VoucherKind.ADVANCE, state=VoucherState.POSTED, corrected_by__entry=None
    )
    used = Coalesce(Sum("uses__amount", filter=USED), 0)
    rows = rows if person is None else rows.filter(payer=person)
    with_used = rows.annotate(used=used).filter(used__lt=F("amount"))
    return list(with_used.select_related(*_WITH).order_by("pk"))


def spendable_sources(site: Site, today: date) -> list[Fund]:
    """The sources of this year and the last, the newest year first. One query."""
    rows = Fund.objects.filter(site=site, year__in=(today.year, today.year - 1))
    return list(rows.order_by("-year", "pk"))


def line_choices(site: Site, year: int) -> list[LineChoice]:
    """The lines of the plan of a year with what is used of them. Three queries."""
    lines = list(PlanLine.objects.filter(site=site, year=year).order_by("pk"))
    spent = AccountSum.objects.filter(
        site=site, month=WHOLE_YEAR, account__kind=AccountKind.EXPENSE, account__line__in=lines
    )
    used = dict(spent.values_list("account__line").annotate(net=Sum(F("debit") - F("credit"))))
    waiting = Voucher.objects.filter(site=site, kind=VoucherKind.EXPENSE, line__in=lines).exclude(
        state__in=DONE
    )
    promised = dict(waiting.values_list("line").annotate(total=Sum("amount")))
    return [LineChoice(each, used.get(each.pk, 0) + promised.get(each.pk, 0)) for each in lines]


def closings_of(site: Site, most: int = 13) -> list[Closing]:
    """The last closed months, the newest first. One query."""
    rows = Closing.objects.filter(site=site).select_related("by").order_by("-period")
    return list(rows[:most])


def due_recurring(site: Site, month: Month, today: date) -> list[RecurringExpense]:
    """What is paid every month and is due, but was not written down in this month. Two queries."""
    due = [
        each for each in recurring_of(site) if each.day <= today.day or today >= month.next.first
    ]
    if not due:
        return []
    rows = Voucher.objects.filter(site=site, kind=VoucherKind.EXPENSE, paper_on__gte=month.first)
    rows = rows.exclude(state=VoucherState.REFUSED)
    written = [each.lower() for each in rows.values_list("purpose", flat=True)]
    return [
        each for each in due if not any(words.startswith(each.purpose.lower()) for words in written)
    ]


def approvers_of(site: Site, at: datetime) -> list[Person]:
    """Who may approve what others of a group submit, by name. One query."""
    grants = Grant.objects.usable(at).filter(site=site, role__in=EDITORS)
    people = {each.person_id: each.person for each in grants.select_related("person")}
    return sorted(people.values(), key=lambda each: each.name)
