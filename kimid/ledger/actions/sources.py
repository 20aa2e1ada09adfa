"""Actions on the plan of a year: where money comes from, and what it is for."""

from dataclasses import dataclass
from datetime import date, datetime

from kimid.events.action import action, add_event_data, touch
from kimid.ledger.models import Fund, FundKind, PlanLine, RecurringExpense, Voucher
from kimid.ledger.models.sources import NAMELESS_KINDS
from kimid.ledger.organisations import is_named, refuse_nameless_giver
from kimid.ledger.place_kinds import kind_word, own_title
from kimid.ledger.refusals import MoneyRefused
from kimid.ledger.rules import LedgerPermission
from kimid.ledger.tags import all_tags
from kimid.lib import clock
from kimid.lib.rupiah import rupiah
from kimid.people.models import Person
from kimid.sites.models import Site
from kimid.sites.public_words import refuse_words


@dataclass(frozen=True)
class SourceData:
    """What a group says of a source. Sums are rupiah."""

    kind: FundKind
    year: int
    name: str = ""
    planned: int = 0
    dana_desa: int = 0
    legal_basis: str = ""
    giver: str = ""
    names_giver: bool = False
    ends_on: date | None = None


@action(needs=LedgerPermission.PLAN, records="source.planned", counts_as_life=True)
def add_source(site: Site, *, data: SourceData, by: Person, at: datetime) -> Fund:
    """Plan money from one place in a year. Raises MoneyRefused, WordsRefused."""
    source = Fund(site=site, by=by, entered_at=at, kind=data.kind, year=data.year)
    write_source(source, data, by)
    return source


@action(needs=LedgerPermission.PLAN, records="source.changed", counts_as_life=True)
def change_source(source: Fund, *, data: SourceData, by: Person, at: datetime) -> Fund:
    """Change the plan of a source, or the last day on which it may be spent. Its kind and year
    stay. Raises MoneyRefused, WordsRefused.
    """
    was, ends_on, named = own_title(source), source.ends_on, source.public_giver
    add_event_data(before=rupiah(source.planned))
    write_source(source, data, by)
    if own_title(source) != was:
        add_event_data(was=was)
    if source.ends_on != ends_on:
        add_event_data(ends_on=clock.day(source.ends_on) if source.ends_on else "tanpa batas")
    if source.public_giver != named:
        add_event_data(giver=source.public_giver or "ditutup")
    return source


@action(needs=LedgerPermission.PLAN, records="plan.line_added", counts_as_life=True)
def add_line(
    site: Site, *, year: int, name: str, planned: int, by: Person, at: datetime
) -> PlanLine:
    """Plan to spend on one thing in a year. Raises MoneyRefused, WordsRefused."""
    refuse_words(site, name, by=by)
    if PlanLine.objects.filter(site=site, year=year, name__iexact=name).exists():
        raise MoneyRefused(f"Pos {name} sudah ada di rencana {year}. Ubah yang itu.")
    touch(*all_tags(site))
    add_event_data(name=name, planned=rupiah(planned))
    return PlanLine.objects.create(
        site=site,
        year=year,
        name=name,
        planned=planned,
        first_planned=planned,
        by=by,
        entered_at=at,
    )


@action(needs=LedgerPermission.PLAN, records="plan.line_changed", counts_as_life=True)
def change_line(
    line: PlanLine, *, planned: int, explanation: str, by: Person, at: datetime, name: str = ""
) -> PlanLine:
    """Change how much is planned or what it is called, or say why more was spent. Raises
    MoneyRefused, WordsRefused.
    """
    name = name or line.name
    refuse_words(line.site, name, explanation, by=by)
    same = PlanLine.objects.filter(site=line.site, year=line.year, name__iexact=name)
    if same.exclude(pk=line.pk).exists():
        raise MoneyRefused(f"Pos {name} sudah ada di rencana {line.year}. Ubah yang itu.")
    add_event_data(name=name, before=rupiah(line.planned), planned=rupiah(planned))
    if name != line.name:
        add_event_data(was=line.name)
    line.name, line.planned, line.explanation = name, planned, explanation
    if not Voucher.objects.filter(line=line).exists():
        line.first_planned = planned
    line.save(update_fields=["name", "planned", "first_planned", "explanation"])
    touch(*all_tags(line.site))
    return line


@action(needs=LedgerPermission.PLAN, records="recurring.added")
def add_recurring(
    site: Site, *, purpose: str, party: str, amount: int, day: int, by: Person, at: datetime
) -> RecurringExpense:
    """Have the cash book propose an expense every month."""
    add_event_data(purpose=purpose, amount=rupiah(amount))
    return RecurringExpense.objects.create(
        site=site, purpose=purpose, party=party, amount=amount, day=day, by=by, entered_at=at
    )


@action(needs=LedgerPermission.PLAN, records="recurring.ended")
def end_recurring(expense: RecurringExpense, *, by: Person, at: datetime) -> RecurringExpense:
    """Have it proposed no more."""
    if expense.ended_at is None:
        expense.ended_at = at
        expense.save(update_fields=["ended_at"])
    add_event_data(purpose=expense.purpose)
    return expense


def write_source(source: Fund, data: SourceData, by: Person) -> None:
    """For actions: check what is said of a source, and save it. Raises MoneyRefused,
    WordsRefused.
    """
    refuse_words(source.site, data.name, data.giver, data.legal_basis, by=by)
    budget = kind_word(FundKind.DESA_BUDGET, source.site.region)
    if data.dana_desa > data.planned:
        raise MoneyRefused(f"Dana Desa ada di dalam {budget}, jadi tidak bisa lebih besar darinya.")
    if data.dana_desa and source.kind != FundKind.DESA_BUDGET:
        raise MoneyRefused(f"Dana Desa hanya ada di dalam {budget}.")
    if data.names_giver and source.kind in NAMELESS_KINDS:
        raise MoneyRefused("Nama yang membayar iuran tidak ditampilkan.")
    if source.kind in NAMELESS_KINDS:
        refuse_nameless_giver(data.giver, source.kind)
    same = Fund.objects.filter(
        site=source.site, year=source.year, kind=source.kind, name__iexact=data.name
    )
    if same.exclude(pk=source.pk).exists():
        raise MoneyRefused(
            "Sumber ini sudah ada di rencana tahun itu. Ubah yang itu, atau beri nama lain."
        )
    source.name, source.planned, source.dana_desa = data.name, data.planned, data.dana_desa
    source.legal_basis, source.ends_on = data.legal_basis, data.ends_on
    source.giver = data.giver
    source.names_giver = is_named(data.giver, source.kind, agreed=data.names_giver)
    source.save()
    add_event_data(source=own_title(source), planned=rupiah(source.planned))
    touch(*all_tags(source.site))
