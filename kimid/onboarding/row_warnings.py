"""What the rules of its place say against a row of a list. It goes into the register all the same:
the office looks at it when it compares the paper.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from kimid.lib import clock
from kimid.onboarding.models import ImportColumn, ImportRow, RowState
from kimid.onboarding.worksheet import read_day, read_end
from kimid.registry.models import Kim, PolicyRule
from kimid.registry.policies import Issuer, Ruling, rulings_by_place

_LOOKED_AT = (RowState.NEW, RowState.ENTERED)

type Rulings = Mapping[PolicyRule, Ruling]


def warnings_of(rows: Iterable[ImportRow], today: date) -> dict[int, list[str]]:
    """The warnings about each of these rows, by its number. Two queries."""
    shown = [row for row in rows if row.state in _LOOKED_AT and row.place is not None]
    if not shown:
        return {}
    rulings = rulings_by_place(row.place for row in shown if row.place)
    there = _names_in({row.place_id for row in shown if row.state == RowState.NEW})
    return {
        row.number: [
            *row_warnings(row, rulings[row.place_id or ""], today),
            *(f"Di desa ini sudah ada {name}." for name in there.get(row.place_id or "", ())[:1]),
        ]
        for row in shown
    }


def _names_in(places: Iterable[str | None]) -> Mapping[str, list[str]]:
    """The names of the KIM that are in the register, by their villages. One query."""
    names = defaultdict[str, list[str]](list)
    rows = Kim.objects.all().existing().filter(region__in=places).order_by("serial")
    for place, name in rows.values_list("region_id", "name"):
        names[place].append(name)
    return names


def row_warnings(row: ImportRow, rulings: Rulings, today: date) -> list[str]:
    """What is missing in a row, or goes against the rules of its place."""
    against = [] if row.cell(ImportColumn.CHAIR) else [_without_chair(row)]
    if not row.cell(ImportColumn.DECREE):
        return [*against, "Nomor SK tidak ditulis, jadi KIM masuk tanpa SK."]
    issued = read_day(row.cell(ImportColumn.ISSUED))
    until = read_end(row.cell(ImportColumn.UNTIL), issued)
    return [*against, *decree_warnings(issued, until, rulings, today)]


def _without_chair(row: ImportRow) -> str:
    if row.cell(ImportColumn.PHONE):
        return "Ketuanya tidak ditulis, jadi HP-nya tidak ikut masuk."
    return "Ketuanya tidak ditulis."


def decree_warnings(
    issued: date | None, until: date | None, rulings: Rulings, today: date
) -> list[str]:
    """What the rules of a place say against the days of a decree, and against its head as issuer:
    a list names no other.
    """
    against = []
    if until and until < today:
        against.append(f"SK berakhir {clock.day(until)} menurut daftar ini.")
    if issued and issued > today:
        against.append("Tanggal SK belum lewat.")
    most, issuers = (rulings[rule].answer for rule in (PolicyRule.TERM, PolicyRule.ISSUERS))
    if isinstance(most, int) and issued:
        if until is None:
            against.append(f"Di sini SK berlaku paling lama {most} tahun; akhirnya tidak ditulis.")
        elif until > clock.years_later(issued, most):
            against.append(f"Masa berlaku SK di sini paling lama {most} tahun.")
    if isinstance(issuers, list) and Issuer.HEAD not in issuers:
        against.append(f"Di sini SK diterbitkan {rulings[PolicyRule.ISSUERS].text.lower()}.")
    return against
