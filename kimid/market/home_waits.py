"""What waits for somebody of a group in the market, in one query: a home asks each subject once."""

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any, Final, NamedTuple

from django.db.models import (
    BigIntegerField,
    Case,
    CharField,
    DateField,
    F,
    JSONField,
    PositiveIntegerField,
    Q,
    QuerySet,
    Value,
    When,
)
from django.db.models.functions import Coalesce, TruncDate

from kimid.lib import clock
from kimid.lib.picture import Picture
from kimid.lib.rupiah import rupiah
from kimid.market.checklist_queries import claims_of
from kimid.market.models import (
    GoodsPaperKind,
    PhoneChange,
    Product,
    ProductPaper,
    Proposal,
    ProposalStage,
    QrisCode,
    SellerLink,
)
from kimid.market.prices import HOLDS_FOR
from kimid.people.models import Person
from kimid.sites.compiled_here import compiled_here
from kimid.sites.models import Site

_MOST: Final = 60


class GoodsWaitKind(StrEnum):
    """What waits, in the order in which a home shows it."""

    SENT = "1-sent"  # by a seller, for an answer
    NUMBER = "2-number"  # a new one of a seller, whose old one somebody calls
    QRIS = "3-qris"  # whether the name in it is hers
    LINK = "4-link"  # whoever sells wants a new one
    DRAFT = "5-draft"
    UNFIT = "6-unfit"  # an office objects to a paper
    OVER = "7-over"  # the last day of a paper has passed
    UNSEEN = "8-unseen"  # nobody but its writer has looked at a paper
    CLAIM = "9-claim"  # a seller says to have a paper, and nobody wrote down its number
    YEARLY = "9-yearly"  # whether the ingredients are still the same
    PRICE = "old-price"  # it may have changed


_BADGES: Final = {
    GoodsWaitKind.SENT: "Dikirim penjual, menunggu Anda",
    GoodsWaitKind.NUMBER: "Nomor baru, telepon yang lama",
    GoodsWaitKind.QRIS: "QRIS baru, tanyakan namanya",
    GoodsWaitKind.LINK: "Tautannya dibuka di HP lain",
    GoodsWaitKind.DRAFT: "Barang menunggu ditampilkan",
    GoodsWaitKind.UNFIT: "Tidak cocok menurut dinas",
    GoodsWaitKind.OVER: "Tanyakan kertas baru",
    GoodsWaitKind.UNSEEN: "Lihat kertasnya",
    GoodsWaitKind.CLAIM: "Tanyakan nomornya",
    GoodsWaitKind.YEARLY: "Bahannya masih sama?",
    GoodsWaitKind.PRICE: "Harga masih sama?",
}


class GoodsWait(NamedTuple):
    """A good, a paper, a link or something sent that waits. `since` is the day of its price or of
    its paper; a paper has its kind, the others a price in rupiah where they have one.
    """

    kind: str
    public_id: str
    name: str
    seller: str
    paper_kind: str
    price: int | None
    unit: str
    since: date | None
    photos: list[Picture]

    @property
    def price_words(self) -> str:
        """`Rp25.000 per botol`."""
        return f"{rupiah(self.price)} per {self.unit}" if self.price is not None else ""

    @property
    def paper_label(self) -> str:
        """The kind of the paper, in words."""
        return str(GoodsPaperKind(self.paper_kind).label)

    @property
    def is_claim(self) -> bool:
        return self.kind == GoodsWaitKind.CLAIM

    @property
    def is_paper(self) -> bool:
        return bool(self.paper_kind)

    @property
    def is_link(self) -> bool:
        return self.kind == GoodsWaitKind.LINK

    @property
    def is_asked_of_seller(self) -> bool:
        """Whether somebody calls the seller for it, and answers where all numbers stand."""
        return self.kind in {GoodsWaitKind.NUMBER, GoodsWaitKind.QRIS}

    @property
    def page(self) -> str:
        """The route on which somebody answers, for goods and for what sellers sent."""
        return "ruang-proposal" if self.kind == GoodsWaitKind.SENT else "ruang-product"

    @property
    def badge(self) -> str:
        return _BADGES[GoodsWaitKind(self.kind)]

    @property
    def tone(self) -> str:
        return "bad" if self.kind == GoodsWaitKind.UNFIT else "warn"


_COLUMNS: Final = (
    *("wait", "wait_id", "wait_name", "wait_seller", "wait_paper"),
    *("wait_price", "wait_unit", "wait_since", "wait_photos"),
)
_WITHOUT_PRICE: Final = {
    "wait_price": Value(None, PositiveIntegerField()),
    "wait_unit": Value("", CharField()),
}


def waits_of(
    site: Site, person: Person, today: date, *, publishes: bool, gives_links: bool
) -> list[GoodsWait]:
    """What this person should know on the home of a group. `publishes` and `gives_links` say what
    they may do. One query.
    """
    rows = _waiting(publishes=publishes, gives_links=gives_links)
    year_ago = clock.years_later(today, -1)
    return [GoodsWait(*row) for row in rows(person.pk, today, today - HOLDS_FOR, year_ago)]


@cache
def _waiting(*, publishes: bool, gives_links: bool) -> Callable[..., list[Any]]:
    """Rows as `GoodsWait`, of the current site."""

    @compiled_here(BigIntegerField(), DateField(), DateField(), DateField())
    def rows(site: Any, person: Any, today: Any, old_before: Any, year_ago: Any) -> QuerySet[Any]:
        parts = [
            _products(site, old_before, with_drafts=publishes),
            _papers(site, today, year_ago, seen_by=person if publishes else None),
            *([_sent(site)] if publishes else []),
            *([_links(site)] if gives_links else []),
            _numbers(site, person),
            _codes(site, person),
            _claims(site, today),
        ]
        first, *others = [part.order_by().values_list(*_COLUMNS) for part in parts]
        joined = first.union(*others, all=True)
        return joined.order_by("wait", "wait_since", "wait_id")[:_MOST]

    return rows


def _sent(site: Any) -> QuerySet[Any]:
    """What sellers sent by their links, and nobody has answered."""
    rows = Proposal.objects.filter(site=site, stage=ProposalStage.WAITING)
    return _annotated(
        rows,
        wait=Value(GoodsWaitKind.SENT),
        wait_name=F("name"),
        wait_since=TruncDate("sent_at"),
        wait_photos=F("photos"),
    )


def _links(site: Any) -> QuerySet[Any]:
    """Links that were opened on another phone, whose owner wants a new one."""
    rows = SellerLink.objects.filter(site=site, ended_at=None, asked_at__isnull=False)
    return _annotated(
        rows,
        wait=Value(GoodsWaitKind.LINK),
        wait_id=F("seller__public_id"),
        wait_name=F("seller__name"),
        **_WITHOUT_PRICE,
        wait_since=TruncDate("asked_at"),
    )


def _numbers(site: Any, person: Any) -> QuerySet[Any]:
    """New numbers of sellers that somebody else wrote down."""
    rows = PhoneChange.objects.filter(site=site, decided_at=None).exclude(by=person)
    return _annotated(
        rows,
        wait=Value(GoodsWaitKind.NUMBER),
        wait_name=F("seller__name"),
        **_WITHOUT_PRICE,
        wait_since=TruncDate("asked_at"),
    )


def _codes(site: Any, person: Any) -> QuerySet[Any]:
    """New QRIS of sellers that somebody else sent."""
    rows = QrisCode.objects.filter(site=site, decided_at=None).exclude(by=person)
    return _annotated(
        rows,
        wait=Value(GoodsWaitKind.QRIS),
        wait_name=F("seller__name"),
        **_WITHOUT_PRICE,
        wait_since=TruncDate("asked_at"),
    )


def _claims(site: Any, today: Any) -> QuerySet[Any]:
    """Papers that sellers say they have. The number is that of a good at which to write it."""
    return _annotated(
        claims_of(site, today),
        wait=Value(GoodsWaitKind.CLAIM),
        wait_id=F("good"),
        wait_name=F("seller__name"),
        wait_paper=F("kind"),
        **_WITHOUT_PRICE,
        wait_since=TruncDate("answered_at"),
    )


def _products(site: Any, old_before: Any, *, with_drafts: bool) -> QuerySet[Any]:
    """Prices that may have changed, and goods that wait to be shown."""
    wanted = Q(published_at__isnull=False, held_account=None, price_on__lt=old_before)
    if with_drafts:
        wanted |= Q(published_at=None)
    rows = Product.objects.filter(wanted, site=site, withdrawn_at=None)
    draft = When(published_at=None, then=Value(GoodsWaitKind.DRAFT))
    wait = Case(draft, default=Value(GoodsWaitKind.PRICE))
    return _annotated(rows, wait=wait, wait_name=F("name"))


def _papers(site: Any, today: Any, year_ago: Any, *, seen_by: Any) -> QuerySet[Any]:
    """What a group should ask its sellers: over, refused by an office, halal for a year. With
    `seen_by` also those that this editor can look at.
    """
    unfit, over = Q(unfit_at__isnull=False), Q(expires_on__lt=today)
    unseen = Q(seen_at=None, checked_at=None) & ~Q(kind=GoodsPaperKind.NOT_HALAL)
    yearly = Q(kind=GoodsPaperKind.HALAL, same_on__lte=year_ago)
    wanted = unfit | over | yearly
    if seen_by is not None:
        wanted |= unseen & ~Q(by=seen_by)
    rows = ProductPaper.objects.filter(wanted, site=site, ended_at=None)
    wait = Case(
        When(unfit, then=Value(GoodsWaitKind.UNFIT)),
        When(over, then=Value(GoodsWaitKind.OVER)),
        When(unseen, then=Value(GoodsWaitKind.UNSEEN)),
        default=Value(GoodsWaitKind.YEARLY),
    )
    return _annotated(
        rows.exclude(product__withdrawn_at__isnull=False),
        wait=wait,
        wait_name=Coalesce("product__name", "seller__name"),
        wait_paper=F("kind"),
        **_WITHOUT_PRICE,
        wait_since=TruncDate("entered_at"),
    )


def _annotated(rows: QuerySet[Any], **columns: Any) -> QuerySet[Any]:
    """These rows with all columns; of those not named, what goods have."""
    usual: dict[str, Any] = {
        "wait_id": F("public_id"),
        "wait_seller": F("seller__name"),
        "wait_paper": Value("", CharField()),
        "wait_price": F("price"),
        "wait_unit": F("unit"),
        "wait_since": F("price_on"),
        "wait_photos": Value([], JSONField()),
    }
    annotated: QuerySet[Any] = rows.annotate(**usual | columns)
    return annotated
