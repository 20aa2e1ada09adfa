"""What readers have of the market, when the account that showed it is in doubt."""

from collections.abc import Iterable

from kimid.events.action import record_event_for
from kimid.events.models import Event
from kimid.market.models import PhoneChange, Product, ProductPaper, QrisCode, Seller, SellerLink
from kimid.market.publications import photo_names
from kimid.people.models import Person
from kimid.sites.doubts import Doubt, FilesOfRow
from kimid.sites.guard import across_sites
from kimid.wire.holding import hold_items


def hold_products(doubt: Doubt) -> dict[str, int]:
    """Readers lose what these accounts showed or changed, goods of whose papers they wrote or saw
    something, and all of a seller whom they changed: a new number is where money goes. It comes
    back once somebody else has looked. A seller's link that such an account gave opens nothing any
    more.
    """
    with across_sites("an account may work in several groups"):
        changed = doubt.last_acts("product.published") | doubt.last_acts("product.changed")
        sellers = doubt.last_acts("seller.changed") | _of_numbers(doubt) | _of_qris(doubt)
        _end_links(doubt)
        by_seller = {pk: sellers[seller] for pk, seller in _of_sellers(sellers)}
        acts = _of_papers(doubt) | by_seller | changed
        rows = Product.objects.filter(pk__in=acts, held_account=None, item__isnull=False)
        products = list(rows.select_related("item", "site", "seller").order_by("pk"))
        hold_items([product.item for product in products if product.item], doubt.at)
        for product in products:
            product.held_account = doubt.people[int(acts[product.pk].actor_ref)]
            product.save(update_fields=["held_account"])
            doubt.hidden.append(_files(product))
            if product.pk in by_seller:
                doubt.hidden.append(_files(product.seller))
            record_event_for(product, "product.held")
        return {"products": len(products)}


def _end_links(doubt: Doubt) -> None:
    given = doubt.last_acts("seller.link_given")
    rows = SellerLink.objects.filter(seller__in=given, made_by__in=doubt.people, ended_at=None)
    rows.update(ended_at=doubt.at)


def _of_sellers(sellers: Iterable[int]) -> list[tuple[int, int]]:
    rows = Product.objects.filter(seller__in=sellers, item__isnull=False)
    return list(rows.values_list("pk", "seller_id"))


def _of_numbers(doubt: Doubt) -> dict[int, Event]:
    """By the sellers whose new number these accounts approved, or had approved by a link."""
    asked = doubt.last_acts("seller.official_asked")
    acts = asked | doubt.last_acts("seller.number_approved")
    rows = PhoneChange.objects.filter(pk__in=acts, is_approved=True).values_list("pk", "seller_id")
    return {seller: acts[pk] for pk, seller in rows}


def _of_qris(doubt: Doubt) -> dict[int, Event]:
    """By the sellers whose QRIS these accounts brought to readers."""
    acts = doubt.last_acts("qris.asked") | doubt.last_acts("qris.approved")
    codes = QrisCode.objects.filter(pk__in=acts, is_approved=True, ended_at=None)
    return {seller: acts[pk] for pk, seller in codes.values_list("pk", "seller_id")}


def _of_papers(doubt: Doubt) -> dict[int, Event]:
    """By the goods of whose papers these accounts wrote or saw something that readers have."""
    acts: dict[int, Event] = {}
    for kind in ("paper.entered", "paper.changed", "paper.seen"):
        acts |= doubt.last_acts(kind)
    papers = ProductPaper.objects.filter(pk__in=acts, is_public=True, ended_at=None)
    held: dict[int, Event] = {}
    for paper in papers.prefetch_related("seller__products"):
        of_all = [product.pk for product in paper.seller.products.all()]
        for product in [paper.product_id] if paper.product_id else of_all:
            held[product] = acts[paper.pk]
    return held


def _files(row: Product | Seller) -> FilesOfRow:
    return FilesOfRow(row.site, row, frozenset(photo_names(row.photos)))


def held_count(person: Person) -> int:
    """How many products are held because of this account. One query."""
    with across_sites("an account may sell for several groups"):
        return Product.objects.filter(held_account=person, withdrawn_at=None).count()
