"""Reading papers of goods, and new numbers that wait."""

from datetime import date, datetime, timedelta
from typing import Final

from django.core.paginator import Page, Paginator
from django.db.models import Exists, Model, OuterRef, Q, QuerySet

from kimid.access.models import Grant
from kimid.lib import codes
from kimid.market.models import GoodsPaperKind, PhoneChange, Product, ProductPaper, Seller
from kimid.people.models import Person
from kimid.places.models import Region
from kimid.sites.models import Site

_WITH: Final = ("check_office", "seen_by", "by", "site__region")
_MOST: Final = 30
# A chair who ends the roles of all others is not alone at once.
_ALONE_AFTER: Final = timedelta(days=7)
_ON_LISTS: Final = Q(is_public=True, ended_at=None, lapsed_at=None, unfit_at=None)


def papers_about(product: Product) -> list[ProductPaper]:
    """The papers of a good and of its seller, in the order of their kinds. One query."""
    of_both = Q(product=product) | Q(product=None, seller=product.seller_id)
    rows = ProductPaper.objects.filter(of_both, ended_at=None).select_related(*_WITH)
    places = list(GoodsPaperKind)
    return sorted(rows, key=lambda paper: places.index(GoodsPaperKind(paper.kind)))


def papers_on_lists(product: Product) -> list[ProductPaper]:
    """The papers of the good itself that lists know. One query."""
    return list(ProductPaper.objects.filter(_ON_LISTS, product=product.pk).order_by("pk"))


def papers_of_seller(seller: Seller) -> list[ProductPaper]:
    """The papers that are true of all that a seller has. One query."""
    rows = ProductPaper.objects.filter(seller=seller, product=None, ended_at=None)
    return list(rows.select_related(*_WITH).order_by("pk"))


def has_halal_number(product: Product) -> bool:
    """Whether the number of its certificate is on record, and no office objects. One query."""
    rows = ProductPaper.objects.filter(product=product.pk, kind=GoodsPaperKind.HALAL)
    return rows.filter(ended_at=None, lapsed_at=None, unfit_at=None).exists()


def paper_of(site: Site, public_id: str) -> ProductPaper | None:
    """A paper in the workspace of its group. One query."""
    rows = ProductPaper.objects.filter(site=site, public_id=public_id, ended_at=None)
    return rows.select_related(*_WITH, "seller", "product").first()


def _shown_products() -> QuerySet[Product]:
    return Product.objects.filter(
        seller=OuterRef("seller"),
        published_at__isnull=False,
        withdrawn_at=None,
        held_account=None,
    )


def papers_to_check(region: Region) -> QuerySet[ProductPaper]:
    """What readers of a region have and no office has compared, the oldest first."""
    rows = ProductPaper.objects.filter(
        _ON_LISTS, checked_at=None, site__region__code__range=codes.span(region.code)
    )
    rows = rows.exclude(kind=GoodsPaperKind.NOT_HALAL)
    of_product = _shown_products().filter(pk=OuterRef("product"))
    is_shown = Exists(of_product) | (Q(product=None) & Exists(_shown_products()))
    related = ("seller", "product", "site__region", "seen_by")
    return rows.filter(is_shown).select_related(*related).order_by("entered_at", "pk")


def page_to_check(region: Region, number: str) -> Page[ProductPaper]:
    """A page of these papers. Two queries."""
    return Paginator(papers_to_check(region), _MOST).get_page(number)


def paper_to_check(region: Region, public_id: str) -> ProductPaper | None:
    """One of these papers. One query."""
    return papers_to_check(region).filter(public_id=public_id).first()


def over_since(today_of_zone: dict[str, date]) -> list[ProductPaper]:
    """Papers of all groups whose last day has passed and that lists still have. One query."""
    over = Q(pk=None)
    for zone, today in today_of_zone.items():
        over |= Q(site__region__zone=zone, expires_on__lt=today)
    rows = ProductPaper.objects.filter(over, ended_at=None, lapsed_at=None)
    return list(rows.select_related("site").order_by("pk"))


def open_changes(site: Site) -> list[PhoneChange]:
    """New numbers that wait for another person. One query."""
    rows = PhoneChange.objects.filter(site=site, decided_at=None).select_related("seller", "by")
    return list(rows.order_by("asked_at", "pk"))


def change_of(site: Site, public_id: str) -> PhoneChange | None:
    """A new number of a seller of this group. One query."""
    rows = PhoneChange.objects.filter(site=site, public_id=public_id)
    return rows.select_related("seller", "by", "site__region").first()


def open_change_of(seller: Seller) -> PhoneChange | None:
    """The new number that waits for this seller, if one does. One query."""
    return PhoneChange.objects.filter(seller=seller, decided_at=None).first()


def lonely_numbers(region: Region, at: datetime) -> QuerySet[PhoneChange]:
    """New numbers in a region that nobody of the group can approve: it has a single account."""
    return lonely_rows(PhoneChange.objects.filter(decided_at=None), region, at)


def lonely_changes(region: Region, at: datetime) -> list[PhoneChange]:
    """The first of these. One query."""
    rows = lonely_numbers(region, at).select_related("seller", "by", "site__region")
    return list(rows[:_MOST])


def lonely_rows[M: Model](rows: QuerySet[M], region: Region, at: datetime) -> QuerySet[M]:
    """Those of these rows in a region, the oldest first, that nobody of the group but who wrote
    them (`by`) can answer about.
    """
    anybody = Grant.objects.filter(site=OuterRef("site")).usable_since(at - _ALONE_AFTER, at)
    others = anybody.exclude(person=OuterRef("by"))
    is_lonely = Q(~Exists(others), by__isnull=False) | Q(~Exists(anybody), by=None)
    here = rows.filter(is_lonely, site__region__code__range=codes.span(region.code))
    return here.order_by("asked_at", "pk")


def is_alone(person: Person | None, site: Site, at: datetime) -> bool:
    """Whether no other account of the group can act, nor could in the last week. One query."""
    grants = Grant.objects.filter(site=site)
    others = grants.exclude(person=person) if person is not None else grants
    return not others.usable_since(at - _ALONE_AFTER, at).exists()
