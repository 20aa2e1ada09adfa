"""Actions on papers of goods: enter, change, see, check, find unfit, end, and let lapse."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from kimid.access.grants import is_newcomer, office_above
from kimid.events.action import action, add_event_data, touch
from kimid.events.actor import Actor
from kimid.lib import clock
from kimid.market.actions.on_wire import GoodsRefused, refuse_if_closed, write_again
from kimid.market.check_pages import read_check_page
from kimid.market.models import GoodsPaperKind, Product, ProductPaper
from kimid.market.models.papers import NEVER_EXPIRES, OF_SELLER
from kimid.market.paper_numbers import read_paper_number
from kimid.market.rules import MarketPermission
from kimid.people.models import Person
from kimid.sites.public_words import refuse_words
from kimid.sites.stages import Feature

_OPPOSITES: Final = {
    GoodsPaperKind.HALAL: GoodsPaperKind.NOT_HALAL,
    GoodsPaperKind.NOT_HALAL: GoodsPaperKind.HALAL,
}
_UNSEEN: Final = {"seen_by": None, "seen_at": None}
_UNCHECKED: Final = {
    "checked_by": None,
    "checked_at": None,
    "check_office": None,
    "check_page": "",
}
_FIT: Final = {"unfit_by": None, "unfit_at": None, "unfit_reason": ""}


@dataclass(frozen=True)
class PaperEntry:
    """What stands on a paper. `number` is empty only for what is no paper."""

    kind: GoodsPaperKind
    number: str = ""
    issued_on: date | None = None
    expires_on: date | None = None


@action(
    needs=MarketPermission.ENTER,
    records="paper.entered",
    locks_first="subject.site",
    counts_as_life=True,
)
def enter_paper(
    product: Product, *, data: PaperEntry, public_id: str = "", by: Person, at: datetime
) -> ProductPaper:
    """Write down a paper of a good, or of its seller. Readers have it at once if an editor wrote
    it, else once one has seen it. Raises GoodsRefused, WordsRefused, PaperNumberRefused.
    """
    refuse_if_closed(product.site, Feature.WRITING)
    if product.withdrawn_at is not None:
        raise GoodsRefused("Barang ini sudah ditarik.")
    is_of_seller = data.kind in OF_SELLER
    paper = ProductPaper(
        site=product.site,
        seller=product.seller,
        product=None if is_of_seller else product,
        kind=data.kind,
        entered_at=at,
    )
    _refuse_second(paper)
    if public_id:
        paper.public_id = public_id
    paper.same_on = clock.today(at, product.site.region.zone)
    _write(paper, data, by)
    paper.save()
    add_event_data(paper=paper.kind, number=paper.number)
    _follow(paper)
    return paper


@action(
    needs=MarketPermission.CHANGE_PAPER,
    records="paper.changed",
    locks_first="subject.site",
    counts_as_life=True,
)
def change_paper(
    paper: ProductPaper, *, data: PaperEntry, by: Person, at: datetime
) -> ProductPaper:
    """Write what the paper says now. A new number or day loses what others said of the old one.
    Raises GoodsRefused, WordsRefused, PaperNumberRefused.
    """
    refuse_if_closed(paper.site, Feature.WRITING)
    _refuse_ended(paper)
    before = (paper.number, paper.issued_on, paper.expires_on)
    number = read_paper_number(GoodsPaperKind(paper.kind), data.number)
    if before != (number, data.issued_on, data.expires_on):
        _set(paper, _UNSEEN | _UNCHECKED | _FIT)
        paper.lapsed_at = None
        paper.same_on = clock.today(at, paper.site.region.zone)
        _write(paper, data, by)
        paper.save()
    add_event_data(paper=paper.kind, number=paper.number)
    _follow(paper)
    return paper


@action(
    needs=MarketPermission.SEE_PAPER,
    records="paper.seen",
    locks_first="subject.site",
    counts_as_life=True,
)
def see_paper(paper: ProductPaper, *, by: Person, at: datetime) -> ProductPaper:
    """Another account of the group held the paper in its hands: readers have it with this word.
    Raises GoodsRefused.
    """
    _refuse_ended(paper)
    if is_newcomer(by, paper.site_id, at):
        raise GoodsRefused(
            "Anda belum tiga hari di kelompok ini. Minta redaktur lain melihat kertasnya."
        )
    paper.seen_by, paper.seen_at, paper.is_public = by, at, True
    paper.save(update_fields=["seen_by", "seen_at", "is_public"])
    _follow(paper)
    return paper


@action(needs=MarketPermission.CHECK_PAPER, records="paper.checked", locks_first="subject.site")
def check_paper(paper: ProductPaper, *, page: str, by: Person, at: datetime) -> ProductPaper:
    """An office compared the number with a public page. Raises GoodsRefused, CheckPageRefused."""
    _refuse_ended(paper)
    if paper.is_information or not paper.is_public or paper.lapsed_at is not None:
        raise GoodsRefused("Kertas ini tidak menunggu dicek.")
    office = office_above(by, paper.scope(), at)
    if office is None:
        raise GoodsRefused("Yang mengecek petugas dinas di atas KIM ini.")
    _set(paper, _FIT)
    paper.checked_by, paper.checked_at, paper.check_office = by, at, office
    paper.check_page = read_check_page(page)
    paper.save()
    add_event_data(paper=paper.kind, number=paper.number, page=paper.check_page)
    _follow(paper)
    return paper


@action(needs=MarketPermission.CHECK_PAPER, records="paper.unfit", locks_first="subject.site")
def call_unfit(paper: ProductPaper, *, why: str, by: Person, at: datetime) -> ProductPaper:
    """An office says that the paper does not fit this good. Readers lose it; the group gets the
    reason. Raises GoodsRefused, WordsRefused.
    """
    _refuse_ended(paper)
    refuse_words(paper.site, why, by=by)
    _set(paper, _UNCHECKED)
    paper.unfit_by, paper.unfit_at, paper.unfit_reason = by, at, why
    paper.save()
    add_event_data(paper=paper.kind, number=paper.number, why=why)
    _follow(paper)
    return paper


@action(needs=MarketPermission.MARK, records="paper.still_same", counts_as_life=True)
def confirm_same(paper: ProductPaper, *, by: Person, at: datetime) -> ProductPaper:
    """The seller was asked: what is in it is still the same. Raises GoodsRefused."""
    _refuse_ended(paper)
    paper.same_on = clock.today(at, paper.site.region.zone)
    paper.save(update_fields=["same_on"])
    return paper


@action(needs=MarketPermission.CHANGE_PAPER, records="paper.ended", locks_first="subject.site")
def end_paper(paper: ProductPaper, *, by: Person, at: datetime) -> ProductPaper:
    """The paper is not true of this good any more. Raises GoodsRefused."""
    _refuse_ended(paper)
    paper.ended_at = at
    paper.save(update_fields=["ended_at"])
    add_event_data(paper=paper.kind, number=paper.number)
    _follow(paper)
    return paper


@action(needs=MarketPermission.CHANGE_PAPER, records="paper.lapsed", locks_first="subject.site")
def lapse_paper(paper: ProductPaper, *, by: Actor, at: datetime) -> ProductPaper:
    """Its last day has passed: no list has it any more. Does nothing to one that was renewed or
    ended meanwhile.
    """
    today = clock.today(at, paper.site.region.zone)
    if paper.ended_at is None and paper.lapsed_at is None and paper.is_over(today):
        paper.lapsed_at = at
        paper.save(update_fields=["lapsed_at"])
        _follow(paper)
    return paper


def _write(paper: ProductPaper, data: PaperEntry, by: Person) -> None:
    """What the paper says, by whom. An editor answers for it to readers."""
    kind = GoodsPaperKind(paper.kind)
    refuse_words(paper.site, data.number, by=by)
    paper.number = read_paper_number(kind, data.number)
    paper.issued_on = data.issued_on
    paper.expires_on = None if kind in NEVER_EXPIRES else data.expires_on
    paper.by = by
    # What buyers must be warned of waits for nobody.
    paper.is_public = paper.is_information or by.has_perm(MarketPermission.PUBLISH, paper.site)


def _set(paper: ProductPaper, values: Mapping[str, object]) -> None:
    for name, value in values.items():
        setattr(paper, name, value)


def _follow(paper: ProductPaper) -> None:
    """Readers get what is true now: the good on all lists, and all pages of its seller."""
    touch(paper.site.tag)
    if paper.product_id is not None:
        related = ("seller", "site__region", "item__site", "item__region")
        write_again(Product.objects.select_related(*related).get(pk=paper.product_id))


def _refuse_ended(paper: ProductPaper) -> None:
    if paper.ended_at is not None:
        raise GoodsRefused("Kertas ini sudah dilepas.")


def _refuse_second(paper: ProductPaper) -> None:
    rows = ProductPaper.objects.filter(seller=paper.seller, product=paper.product, ended_at=None)
    kind = GoodsPaperKind(paper.kind)
    if rows.filter(kind=kind).exists():
        raise GoodsRefused(f"{kind.label} barang ini sudah tercatat. Ubah yang itu.")
    opposite = _OPPOSITES.get(kind)
    if opposite is not None and rows.filter(kind=opposite).exists():
        raise GoodsRefused(
            f"Barang ini tercatat {opposite.label.lower()}. Lepas dulu yang itu, lalu catat lagi."
        )
