"""What the public pages of a group's money show."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final, NamedTuple

from django.utils.safestring import SafeString

from kimid.ledger.models import LedgerEntry, Voucher, VoucherKind, VoucherState
from kimid.ledger.public_entries import PublicEntry, path_of, public_entries, short_date
from kimid.ledger.public_years import PublicYear, public_year
from kimid.ledger.queries import entries_of_year, months_with_entries, newest_entries
from kimid.ledger.sum_bars import drawn, used_bar
from kimid.lib import clock
from kimid.lib.rupiah import rupiah
from kimid.lib.text import number
from kimid.sites.models import Site
from kimid.ui.json_ld import json_ld_html

_FIRST: Final = 12  # entries on the page of a year


@dataclass(frozen=True)
class LinkedEntry:
    """Another entry that belongs to the one of a page."""

    voucher: Voucher

    @classmethod
    def of(cls, voucher: Voucher | None) -> "LinkedEntry | None":
        """None for none."""
        return None if voucher is None else cls(voucher)

    @property
    def purpose(self) -> str:
        return self.voucher.purpose

    @property
    def day(self) -> str:
        return short_date(self.voucher.entry.booked_on)

    @property
    def path(self) -> str:
        return path_of(self.voucher)


class MoneyStep(NamedTuple):
    """A step on which money went: what, on which day, by whom."""

    name: str
    day: str
    who: str


def year_context(site: Site, year: int, today: date) -> dict[str, Any]:
    """The page of a year. Fourteen queries."""
    of_year = public_year(site, year, today)
    months = months_with_entries(site, year)
    total = entries_of_year(site, year).count() if months else 0
    return {
        "money": of_year,
        "used": _used(of_year),
        "sources": drawn(of_year.sources),
        "lines": drawn(of_year.lines),
        "months": months,
        "rows": public_entries(newest_entries(site, year, _FIRST)) if months else [],
        "how_many": _how_many(total, year),
        "dataset": json_ld_html(dataset(site, f"Uang {site.name} {year}", of_year.headline, year)),
    }


def entry_context(entry: LedgerEntry, zone: str) -> dict[str, Any]:
    """The page of one entry. Four queries."""
    (shown,) = public_entries([entry])
    voucher, countered_by = entry.voucher, shown.countered_by
    pages = list(voucher.papers.order_by("pk").values_list("page_count", "added_at"))
    return {
        "row": shown,
        "entry": entry,
        "voucher": voucher,
        "steps": steps_of(shown, zone),
        "paper_pages": sum(count for count, _ in pages),
        "paper_day": clock.day(clock.today(pages[0][1], zone)) if pages else "",
        "uses": _uses_of(voucher),
        "advance": LinkedEntry.of(voucher.advance),
        "counters": LinkedEntry.of(shown.counters.voucher if shown.counters else None),
        "countered_by": LinkedEntry.of(countered_by.voucher if countered_by else None),
    }


def steps_of(row: PublicEntry, zone: str) -> list[MoneyStep]:
    """How this money went: submitted, approved, paid; or written down at once."""
    voucher = row.voucher
    wrote = voucher.written_by.name
    booked = clock.day(row.entry.booked_on)
    submitted = clock.day(clock.today(voucher.submitted_at, zone))
    if not voucher.needs_approval:
        return [MoneyStep("Dicatat", submitted, wrote)]
    steps = [MoneyStep("Diajukan", submitted, wrote)]
    if voucher.decided_at is not None:
        decided = clock.day(clock.today(voucher.decided_at, zone))
        by_link = ", lewat tautan" if voucher.outside_approver else ""
        steps.append(MoneyStep("Disetujui", decided, f"{row.approver}{by_link}"))
    paid = voucher.paid_by.name if voucher.paid_by else ""
    return [*steps, MoneyStep("Dibayar" if paid else "Dibukukan", booked, _payer(row, paid, zone))]


def _payer(row: PublicEntry, paid: str, zone: str) -> str:
    """Who paid, and when they wrote it down, where that was another day."""
    at = row.voucher.paid_at
    noted = clock.today(at, zone) if at else row.entry.booked_on
    return paid if noted == row.entry.booked_on else f"{paid}, dicatat {clock.day(noted)}"


def dataset(site: Site, name: str, words: str, year: int) -> dict[str, object]:
    """The sums of a year as search engines for open data list them."""
    files = {"csv": "text/csv", "json": "application/json"}
    return {
        "@type": "Dataset",
        "name": name,
        "description": words,
        "url": site.url_of(f"/keuangan/{year}/"),
        "isAccessibleForFree": True,
        "creator": {"@type": "Organization", "name": site.name, "url": site.url},
        "temporalCoverage": str(year),
        "spatialCoverage": site.region.full_name,
        "distribution": [
            {
                "@type": "DataDownload",
                "encodingFormat": encoding,
                "contentUrl": site.url_of(f"/keuangan/{year}.{ending}"),
            }
            for ending, encoding in files.items()
        ],
    }


def _used(of_year: PublicYear) -> SafeString:
    """The bar of what was used and what is left; nothing while there is neither."""
    book, money = of_year.book, of_year.money
    if book.spent <= 0 and money <= 0:
        return SafeString("")
    whole = rupiah(book.before + book.income)
    left = f"{rupiah(money)} {'di kas' if of_year.is_now else 'di akhir tahun'}"
    label = f"Dari {whole}, {rupiah(book.spent)} sudah dipakai. {left}."
    return used_bar(max(book.spent, 0), max(money, 0), label, left)


def _how_many(total: int, year: int) -> str:
    """How many entries there are, where only the newest are shown."""
    if total <= _FIRST:
        return f"{total} catatan {year}."
    return f"{number(total)} catatan {year}; ini {_FIRST} yang terbaru, sisanya per bulan."


def _uses_of(voucher: Voucher) -> list[LinkedEntry]:
    """What was spent and given back of an advance."""
    if voucher.kind != VoucherKind.ADVANCE:
        return []
    uses = voucher.uses.filter(state=VoucherState.POSTED).select_related("entry").order_by("pk")
    return [LinkedEntry(each) for each in uses]
