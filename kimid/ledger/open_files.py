"""The money of a group and of a region as files: the same sums as on the pages, and the same names
left out.
"""

from collections.abc import Sequence
from typing import Any, Final

from kimid.ledger.cancelled_bills import CancelledBill
from kimid.ledger.models import FundKind, LedgerEntry, VoucherKind
from kimid.ledger.place_kinds import title_here
from kimid.ledger.public_entries import PublicEntry, path_of
from kimid.ledger.public_years import CountRow, PublicYear
from kimid.ledger.region_queries import BelowRow, GroupRow, MoneySums, RegionMoney, SourceKindRow
from kimid.lib.csv_export import csv_text, without_formula
from kimid.registry.models import Kim
from kimid.sites.models import Site

_ENTRY_HEAD: Final = (
    *("nomor", "tanggal", "jenis", "uraian", "masuk", "keluar", "selisih", "jumlah"),
    *("sumber", "pos_rencana", "pihak", "ditulis", "disetujui", "dibayar"),
    *("membetulkan_nomor", "membetulkan_tahun", "dibetulkan_nomor", "dibetulkan_tahun", "alamat"),
)
_REGION_HEAD: Final = ("kode", "nama", "wilayah", "masuk", "keluar", "selisih_kas", "sisa")
_NOTHING: Final = "belum ada"


def entries_csv(rows: Sequence[PublicEntry], site: Site) -> str:
    """All entries of a year, in the order of their numbers."""
    return csv_text(
        _ENTRY_HEAD,
        ([_as_text(cell) for cell in _cells(row, site).values()] for row in rows),
    )


def year_data(of_year: PublicYear, rows: Sequence[PublicEntry], site: Site) -> dict[str, Any]:
    """A year of a group for programs."""
    book, held = of_year.book, of_year.holdings
    return {
        "kim": site.name,
        "wilayah": {"kode": site.region.dotted_code, "nama": site.region.full_name},
        "tahun": book.year,
        "keadaan": of_year.today.isoformat(),
        "buku_ditutup_sampai": str(of_year.closed) if of_year.closed else None,
        "satuan": "rupiah",
        "dari_tahun_sebelumnya": book.before,
        "masuk": book.income,
        "keluar": book.spent,
        "selisih_kas": book.difference,
        "sisa": book.rest,
        "sisa_berupa": {
            "kas": held.cash,
            "rekening": held.bank,
            "uang_muka": held.advances,
            "barang": held.goods,
        },
        "sumber": [
            {"nama": bar.label, "rencana": bar.planned, "masuk": bar.amount, "catatan": bar.note}
            for bar in of_year.sources
        ],
        "rencana": [
            {"nama": bar.label, "rencana": bar.planned, "keluar": bar.amount, "catatan": bar.note}
            for bar in of_year.lines
        ],
        "hitung_kas": [_count(each) for each in of_year.counts],
        "nota_dibatalkan": [_bill(each) for each in of_year.cancelled],
        "catatan": [_cells(row, site) for row in rows],
    }


def region_csv_text(money: RegionMoney) -> str:
    """A row for each group, or for each region below where no group is named. Whoever wrote nothing
    has a row that says so.
    """
    kinds = [row.kind for row in money.kinds]
    own = ("catatan_terakhir",) if money.names_groups else ("kim", "kim_mencatat")
    head = [*_REGION_HEAD, *(f"masuk_{kind}" for kind in kinds), *own]
    rows: list[Sequence[str | int]] = [
        *(_group_row(row, kinds) for row in money.groups),
        *(_silent_row(kim, kinds) for kim in money.silent),
        *(_below_row(row, kinds) for row in money.below),
    ]
    return csv_text(head, rows)


def region_data(money: RegionMoney, years: Sequence[tuple[int, int]]) -> dict[str, Any]:
    """The sums of a region for programs."""
    return {
        "wilayah": {"kode": money.region.dotted_code, "nama": money.region.full_name},
        "tahun": money.year,
        "satuan": "rupiah",
        "masuk": money.income,
        "keluar": money.spent,
        "selisih_kas": money.difference,
        "sisa": money.rest,
        "kim": money.kims,
        "kim_mencatat": money.writing,
        "masuk_per_tahun": {str(year): came for year, came in years},
        "sumber": {row.kind.value: _of_kind(row) for row in money.kinds},
        "per_kim": [
            {
                **_named(row.kim),
                **_sums(row.sums),
                "catatan_terakhir": row.last_on.isoformat() if row.last_on else None,
            }
            for row in money.groups
        ],
        "belum_mencatat": [_named(kim) for kim in money.silent],
        "per_wilayah": [_of_below(row) for row in money.below],
    }


def _of_kind(row: SourceKindRow) -> dict[str, str | int]:
    sums = {"rencana": row.planned, "masuk": row.income, "keluar": row.spent}
    return {"nama": str(row.kind.label), **sums}


def _of_below(row: BelowRow) -> dict[str, str | int]:
    region = row.region
    counts = {"kim": row.kims, "kim_mencatat": row.writing}
    return {"kode": region.dotted_code, "nama": region.full_name, **_sums(row.sums), **counts}


def _count(count: CountRow) -> dict[str, str]:
    values = (count.on.isoformat(), count.result, count.why, count.who)
    return dict(zip(("tanggal", "hasil", "penjelasan", "oleh"), values, strict=True))


def _bill(bill: CancelledBill) -> dict[str, str | int]:
    day = bill.on.isoformat()
    return {"nomor": bill.label, "jumlah": bill.amount, "tanggal": day, "oleh": bill.who}


def _cells(row: PublicEntry, site: Site) -> dict[str, str | int | None]:
    """One entry, by the words of the head."""
    voucher, effect = row.voucher, row.effect
    values = (
        row.entry.number,
        row.entry.booked_on.isoformat(),
        VoucherKind(voucher.kind).label,
        voucher.purpose,
        effect.income,
        effect.spent,
        effect.difference,
        voucher.amount,
        title_here(voucher.source, site.region) if voucher.source else "",
        voucher.line.name if voucher.line else "",
        row.party,
        voucher.written_by.name,
        voucher.decider,
        voucher.paid_by.name if voucher.paid_by else "",
        *_number_and_year(row.counters),
        *_number_and_year(row.countered_by),
        site.url_of(path_of(voucher)),
    )
    return dict(zip(_ENTRY_HEAD, values, strict=True))


def _number_and_year(entry: LedgerEntry | None) -> tuple[int | None, int | None]:
    return (entry.number, entry.year) if entry else (None, None)


def _as_text(cell: str | int | None) -> str | int:
    return cell if isinstance(cell, int) else without_formula(cell or "")


def _named(kim: Kim) -> dict[str, str]:
    return {
        "nomor": kim.number,
        "nama": kim.name,
        "wilayah": kim.region.full_name,
        "alamat": kim.site.url_of("/keuangan/") if kim.site.is_readable else "",
    }


def _sums(sums: MoneySums) -> dict[str, int]:
    return {
        "masuk": sums.income,
        "keluar": sums.spent,
        "selisih_kas": sums.difference,
        "sisa": sums.rest,
    }


def _came(sums: MoneySums, kinds: Sequence[FundKind]) -> list[int]:
    return [sums.by_kind.get(kind, [0])[0] for kind in kinds]


def _group_row(row: GroupRow, kinds: Sequence[FundKind]) -> list[str | int]:
    kim = row.kim
    last = row.last_on.isoformat() if row.last_on else ""
    name, place = without_formula(kim.name), without_formula(kim.region.full_name)
    return [kim.number, name, place, *_sums(row.sums).values(), *_came(row.sums, kinds), last]


def _silent_row(kim: Kim, kinds: Sequence[FundKind]) -> list[str | int]:
    name, place = without_formula(kim.name), without_formula(kim.region.full_name)
    return [kim.number, name, place, *[0] * (4 + len(kinds)), _NOTHING]


def _below_row(row: BelowRow, kinds: Sequence[FundKind]) -> list[str | int]:
    region = row.region
    parent = region.parent.full_name if region.parent else ""
    names = [without_formula(each) for each in (region.full_name, parent)]
    came = _came(row.sums, kinds)
    return [region.dotted_code, *names, *_sums(row.sums).values(), *came, row.kims, row.writing]
