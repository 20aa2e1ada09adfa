"""A group whose books have everything that a paper about money shows."""

from dataclasses import dataclass
from datetime import timedelta
from io import BytesIO

from django.utils import timezone
from PIL import Image, ImageDraw

from kimid.ledger.actions import corrections, income
from kimid.ledger.models import Fund, FundKind, Purse, Voucher, VoucherPaper
from kimid.media.paper import stored_pages
from kimid.registry.models import Decree, Kim, Officer
from kimid.sites.guard import on_site
from tests.ledger.making import Books, phone_number


@dataclass
class FullBooks(Books):
    """Money from the village and of dues, in cash and in the bank, with an expense that was
    corrected, one that the village paid, and an advance. 637.000 in cash, 3.000.000 in the bank.
    """

    def __post_init__(self) -> None:
        super().__post_init__()
        _register(self.kim, self)
        kind, basis = _budget(self.kim)
        self.village = self.source(kind, planned=9_000_000, legal_basis=basis)
        _receive(self, self.village)
        _spend(self, self.village)


def receipt(of: Voucher, *pages: bytes) -> None:
    """The receipt of an expense, as a phone sent it."""
    with stored_pages(pages or [page()]) as stored:
        VoucherPaper._base_manager.create(
            kind="nota",
            name=stored.name,
            page_count=stored.page_count,
            size_bytes=stored.size_bytes,
            added_at=timezone.now(),
            site=of.site,
            voucher=of,
            digest=stored.name.ljust(64, "x"),
        )


def page(width: int = 500, height: int = 900) -> bytes:
    """A page of a receipt: lines on paper."""
    image = Image.new("RGB", (width, height), "#fdfdf5")
    for line in range(60, height - 60, 60):
        ImageDraw.Draw(image).rectangle((40, line, width - 90, line + 14), fill="#333333")
    out = BytesIO()
    image.save(out, "WEBP")
    return out.getvalue()


def _register(kim: Kim, books: Books) -> None:
    since = books.today - timedelta(days=500)
    Decree.objects.create(
        kim=kim,
        number="141/08/2024",
        issuer_title=kim.region.head_title,
        issued_on=since,
        valid_until=books.today + timedelta(days=500),
    )
    for name, post in (("Hasan Basri", "Ketua"), ("Siti Rahmah", "Bendahara")):
        Officer.objects.create(kim=kim, name=name, post=post, term_from=since)


def _budget(kim: Kim) -> tuple[FundKind, str]:
    if kim.region.kind == "kelurahan":
        return FundKind.CITY_BUDGET, "Perwali 3/2026"
    return FundKind.DESA_BUDGET, "Perdes 2/2026"


def _receive(books: Books, village: Fund) -> None:
    on, now, site = books.today, timezone.now(), books.kim.site
    with on_site(site):
        income.open_books(
            site,
            purse=Purse.CASH,
            amount=542_000,
            on=on,
            number=phone_number(),
            by=books.treasurer,
            at=now,
        )
    books.receive(4_000_000, village, purse=Purse.BANK, party="Bendahara desa")
    books.receive(80_000, books.source(FundKind.DUES), purpose="Iuran 8 anggota", people_count=8)
    with on_site(site):
        income.move(
            site,
            to=Purse.CASH,
            amount=1_000_000,
            on=on,
            number=phone_number(),
            by=books.treasurer,
            at=now,
        )


def _spend(books: Books, village: Fund) -> None:
    boards, meals = books.line(), books.line("Rapat dan konsumsi", 1_200_000)
    receipt(books.spend(610_000, village, line=boards), page(), page())
    wrong = books.spend(210_000, village, line=meals, purpose="Konsumsi rapat", party="Bu Ani")
    receipt(wrong, page(1200, 700))
    with on_site(books.kim.site):
        correction = corrections.propose_correction(
            wrong,
            why="Rp120.000, bukan Rp210.000",
            number=phone_number(),
            by=books.treasurer,
            at=timezone.now(),
        )
    books.approve(correction)
    books.spend(
        120_000, village, line=meals, purpose="Konsumsi rapat", no_paper_reason="Tidak diberi nota"
    )
    books.spend(2_400_000, village, purse=Purse.DIRECT, purpose="Papan warta besi")
    advance = books.advance(300_000, purpose="Uang muka rapat Kamis")
    used = books.submit(255_000, village, line=meals, advance=advance, purse=Purse.ADVANCE)
    books.pay(books.approve(used))
    with on_site(books.kim.site):
        income.take_rest(
            advance,
            amount=45_000,
            on=books.today,
            number=phone_number(),
            by=books.treasurer,
            at=timezone.now(),
        )
