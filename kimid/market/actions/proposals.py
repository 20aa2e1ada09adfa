"""Actions on what sellers propose: send, take back, approve, ask back, refuse."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from kimid.events.action import action, add_event_data, record_event_for, touch
from kimid.lib import clock
from kimid.lib.picture import Picture
from kimid.market.actions.on_wire import GoodsRefused, refuse_if_closed, refuse_if_left
from kimid.market.actions.products import ProductData, exchange, save_data, show
from kimid.market.goods_words import refuse_goods_words
from kimid.market.link_holder import LinkedSeller
from kimid.market.models import (
    OPEN_STAGES,
    GoodsCategory,
    Product,
    Proposal,
    ProposalStage,
    Seller,
    Stock,
)
from kimid.market.publications import photo_names
from kimid.market.rules import MarketPermission
from kimid.market.slugs import free_slug
from kimid.media.usage import mark_media_used
from kimid.people.models import Person
from kimid.sites.public_words import refuse_words
from kimid.sites.stages import Feature

# So many may wait at once; nobody looks at more on a phone.
_MOST_WAITING: Final = 20
_TOO_MANY: Final = (
    "Sudah 20 kiriman menunggu dilihat KIM. Ini tetap tersimpan di HP; kirim lagi sesudah KIM "
    "menjawab."
)


class ProposalKnown(GoodsRefused):
    """A proposal with this number has come before."""


@dataclass(frozen=True)
class ProposalData:
    """What a seller says of a good."""

    name: str
    price: int
    unit: str
    stock: Stock
    taste: str = ""
    reply: str = ""
    photos: Sequence[Picture] = ()

    @property
    def texts(self) -> list[str]:
        """What readers would get."""
        return [self.name, self.unit, self.taste]


@action(needs=MarketPermission.PROPOSE, records="proposal.sent")
def propose(
    seller: Seller,
    *,
    data: ProposalData,
    public_id: str,
    product: Product | None = None,
    earlier: Proposal | None = None,
    by: LinkedSeller,
    at: datetime,
) -> Proposal:
    """Send a new good, or a change of one; what waited for the same good is replaced. Raises
    ProposalKnown for a second request, GoodsRefused, WordsRefused.
    """
    refuse_if_closed(seller.site, Feature.WRITING)
    refuse_if_left(seller)
    if Proposal.objects.filter(site=seller.site, public_id=public_id).exists():
        raise ProposalKnown("Ini sudah terkirim.")
    if product is not None and product.withdrawn_at is not None:
        raise GoodsRefused("Barang ini sudah ditarik KIM. Kirim sebagai barang baru.")
    refuse_goods_words(seller.site, data.texts, data.photos, by=by)
    _replace(seller, product, earlier)
    waiting = Proposal.objects.filter(seller=seller, stage__in=OPEN_STAGES)
    if waiting.count() >= _MOST_WAITING:
        raise GoodsRefused(_TOO_MANY)
    proposal = Proposal(
        site=seller.site,
        seller=seller,
        link=by.link,
        product=product,
        is_new=product is None,
        earlier=earlier,
        public_id=public_id,
        sent_at=at,
    )
    _fill(proposal, data)
    add_event_data(proposal=public_id, product=product.public_id if product else "")
    return proposal


def _replace(seller: Seller, product: Product | None, earlier: Proposal | None) -> None:
    """What is still open of the same good makes room."""
    rows = Proposal.objects.filter(seller=seller, stage__in=OPEN_STAGES).select_for_update()
    if product is not None:
        rows.filter(product=product).update(stage=ProposalStage.REPLACED)
    if earlier is None:
        return
    now = Proposal.objects.select_for_update().get(pk=earlier.pk, seller=seller)
    if now.stage == ProposalStage.APPROVED:
        raise GoodsRefused("KIM sudah menampilkannya. Buka barang itu dari daftar, lalu ubah.")
    now.stage = ProposalStage.REPLACED
    now.save(update_fields=["stage"])


def _fill(proposal: Proposal, data: ProposalData) -> None:
    for name in ("name", "price", "unit", "stock", "taste", "reply"):
        setattr(proposal, name, getattr(data, name))
    proposal.photos = [*data.photos]
    proposal.save()
    mark_media_used(proposal, photo_names(proposal.photos))


@action(needs=MarketPermission.PROPOSE, records="proposal.taken_back")
def take_back(proposal: Proposal, *, by: LinkedSeller, at: datetime) -> Proposal:
    """The seller does not want it any more. Raises GoodsRefused."""
    if not proposal.is_open:
        raise GoodsRefused("KIM sudah menjawab yang ini.")
    proposal.stage = ProposalStage.TAKEN_BACK
    proposal.save(update_fields=["stage"])
    return proposal


@action(
    needs=MarketPermission.PUBLISH,
    records="proposal.approved",
    locks_first="subject.site",
    counts_as_life=True,
)
def approve(proposal: Proposal, *, category: GoodsCategory, by: Person, at: datetime) -> Proposal:
    """Readers get what the seller proposed. Raises GoodsRefused, WordsRefused."""
    _refuse_answered(proposal)
    if proposal.is_new:
        product = _new_product(proposal, category, by, at)
        record_event_for(product, "product.published", proposal=proposal.public_id)
    else:
        rows = Product.objects.select_for_update(of=("self",))
        product = rows.get(proposals=proposal)
        refuse_if_closed(product.site, Feature.WRITING)
        exchange(product, _changed(product, proposal, category), by, at)
        record_event_for(product, "product.changed", proposal=proposal.public_id)
    proposal.product = product
    _answer(proposal, ProposalStage.APPROVED, "", by, at)
    touch(proposal.site.tag)
    return proposal


@action(needs=MarketPermission.PUBLISH, records="proposal.asked", counts_as_life=True)
def ask_back(proposal: Proposal, *, question: str, by: Person, at: datetime) -> Proposal:
    """Ask the seller before it is shown. Raises GoodsRefused, WordsRefused."""
    _refuse_answered(proposal)
    refuse_words(proposal.site, question, by=by)
    _answer(proposal, ProposalStage.ASKED, question, by, at)
    return proposal


@action(needs=MarketPermission.PUBLISH, records="proposal.refused", counts_as_life=True)
def refuse(proposal: Proposal, *, why: str, by: Person, at: datetime) -> Proposal:
    """It is not shown; the seller reads why. Raises GoodsRefused, WordsRefused."""
    _refuse_answered(proposal)
    refuse_words(proposal.site, why, by=by)
    _answer(proposal, ProposalStage.REFUSED, why, by, at)
    return proposal


def _refuse_answered(proposal: Proposal) -> None:
    """The second of two who answer at once learns who was first."""
    if proposal.is_waiting:
        return
    if proposal.answered_by is not None and proposal.answered_at is not None:
        when = f"{clock.in_zone(proposal.answered_at, proposal.site.region.zone):%H.%M}"
        raise GoodsRefused(
            f"{proposal.answered_by.name} sudah menjawabnya pukul {when}: "
            f"{proposal.get_stage_display().lower()}. Jawaban Anda tidak dipakai."
        )
    raise GoodsRefused(f"Kiriman ini tidak menunggu lagi: {proposal.get_stage_display().lower()}.")


def _answer(proposal: Proposal, stage: ProposalStage, words: str, by: Person, at: datetime) -> None:
    proposal.stage, proposal.answer = stage, words
    proposal.answered_by, proposal.answered_at = by, at
    proposal.save(update_fields=["stage", "answer", "answered_by", "answered_at", "product"])
    add_event_data(proposal=proposal.public_id)


def _new_product(proposal: Proposal, category: GoodsCategory, by: Person, at: datetime) -> Product:
    site = proposal.site
    product = Product(
        site=site,
        seller=proposal.seller,
        slug=free_slug(Product, site, proposal.name),
        by=by,
        entered_at=at,
    )
    save_data(product, _data_of(proposal, category), by, at)
    show(product, by, at)
    return product


def _changed(product: Product, proposal: Proposal, category: GoodsCategory) -> ProductData:
    """What she says now; what her form does not ask stays. So does the stock: it was noted at once,
    and perhaps again since.
    """
    data = _data_of(proposal, category)
    sent_on = clock.today(proposal.sent_at, proposal.site.region.zone)
    unasked = ("stock_words", "minimum", "about", "ingredients", "delivery")
    is_same_price = (product.price, product.unit) == (data.price, data.unit)
    return replace(
        data,
        stock=Stock(product.stock),
        price_on=max(sent_on, product.price_on) if is_same_price else sent_on,
        **{name: getattr(product, name) for name in unasked},
    )


def _data_of(proposal: Proposal, category: GoodsCategory) -> ProductData:
    return ProductData(
        name=proposal.name,
        category=category,
        price=proposal.price,
        unit=proposal.unit,
        stock=Stock(proposal.stock),
        taste=proposal.taste,
        photos=[*proposal.photos],
        price_on=clock.today(proposal.sent_at, proposal.site.region.zone),
    )
