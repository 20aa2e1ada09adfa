"""Reading the checklist: of a seller, of a group, and counted for an office."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.db.models import Count, Exists, FilteredRelation, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from kimid.lib import clock, codes
from kimid.market.checklist import INSTEAD, SellerPapers
from kimid.market.models import (
    PaperAnswer,
    Product,
    ProductPaper,
    Seller,
    StepAnswer,
)
from kimid.market.models.papers import OF_SELLER
from kimid.market.paper_steps import STEPS, PaperStep
from kimid.places.models import Region
from kimid.sites.models import Site

_MOST: Final = 30
_SHOWN: Final = Q(published_at__isnull=False, withdrawn_at=None, held_account=None)


def papers_and_answers(seller: Seller, at: datetime) -> SellerPapers:
    """What is known of a seller's papers. Two queries."""
    papers = ProductPaper.objects.filter(seller=seller, ended_at=None)
    answers = PaperAnswer.objects.filter(seller=seller).select_related("by")
    today = clock.today(at, seller.site.region.zone)
    return SellerPapers(list(papers), list(answers), today, at)


def first_shown(seller: Seller) -> list[Product]:
    """What readers have of a seller, the oldest first. One query."""
    rows = Product.objects.filter(_SHOWN, seller=seller).select_related("seller")
    return list(rows.order_by("pk")[:_MOST])


def _live_papers(which: Q, today: Any) -> QuerySet[ProductPaper]:
    """Those of these papers that are on record and still good."""
    rows = ProductPaper.objects.filter(which, ended_at=None, unfit_at=None)
    return rows.exclude(expires_on__lt=today)


def claims_of(site: Any, today: Any) -> QuerySet[PaperAnswer]:
    """Papers that sellers say they have, and whose number nobody wrote down yet; each with the
    number of a good at which to write it (`good`).
    """
    of_product = Q(product=OuterRef("product"), product__isnull=False)
    of_seller = Q(product=None, seller=OuterRef("seller"))
    on_record = Exists(_live_papers((of_product | of_seller) & Q(kind=OuterRef("kind")), today))
    rows = PaperAnswer.objects.filter(~on_record, site=site, answer=StepAnswer.HAS)
    of_theirs = Product.objects.filter(seller=OuterRef("seller"), withdrawn_at=None).order_by("pk")
    good = Coalesce("product__public_id", Subquery(of_theirs.values("public_id")[:1]))
    rows = rows.exclude(product__withdrawn_at__isnull=False).annotate(good=good)
    return rows.filter(good__isnull=False)


@dataclass(frozen=True)
class PaperLack:
    """How many sellers of one place, or of one KIM, need a paper, lack it, or only say that they
    have it.
    """

    step: PaperStep
    needed: int
    lacking: int
    claimed: int


@dataclass(frozen=True)
class LackingPlace:
    """A region below an office, or a KIM, with what its sellers lack. No seller has a name here."""

    name: str
    sellers: int
    lacks: list[PaperLack]

    @property
    def worst(self) -> list[PaperLack]:
        """What at least one seller lacks."""
        return [each for each in self.lacks if each.lacking]


@dataclass(frozen=True)
class _SiteCounts:
    """Numbers of one KIM: who sells, and by step who needs, lacks and claims it."""

    sellers: int
    by_kind: dict[str, tuple[int, int, int]]


def lacks_by_place(region: Region, today: date) -> tuple[LackingPlace, list[LackingPlace]]:
    """What sellers lack in the region, and in each region directly below that has sellers. One
    query for each step, and three more.
    """
    counts = _counts_by_site(region, today)
    codes_of = dict(Site.objects.filter(pk__in=counts).values_list("pk", "region__code"))
    height = codes.level(region.code) + 1
    groups: dict[str, list[_SiteCounts]] = defaultdict(list)
    for site, each in counts.items():
        groups[codes.cut(codes_of[site], height)].append(each)
    names = {row.code: row.name_in_list for row in Region.objects.filter(code__in=groups)}
    below = [_place(names.get(code, code), groups[code]) for code in sorted(groups)]
    return _place(region.name_in_list, list(counts.values())), below


def lacks_by_kim(region: Region, today: date) -> list[tuple[Site, LackingPlace]]:
    """What the sellers of each KIM lack, in the order of their places. One query for each step, and
    two more.
    """
    counts = _counts_by_site(region, today)
    rows = Site.objects.filter(pk__in=counts).select_related("region__parent__parent")
    sites = rows.order_by("region__code", "pk")
    return [(site, _place(site.name, [counts[site.pk]])) for site in sites]


def _place(name: str, counts: list[_SiteCounts]) -> LackingPlace:
    lacks = []
    for step in STEPS:
        parts = [each.by_kind.get(step.kind, (0, 0, 0)) for each in counts]
        needed, lacking, claimed = (sum(part[place] for part in parts) for place in range(3))
        lacks.append(PaperLack(step, needed, lacking, claimed))
    return LackingPlace(name, sum(each.sellers for each in counts), lacks)


def _counts_by_site(region: Region, today: date) -> dict[int, _SiteCounts]:
    """Of each KIM of a region that has something to sell. One query for each step, and one."""
    shown = Product.objects.filter(_SHOWN, site__region__code__range=codes.span(region.code))
    all_of = shown.values("site").annotate(many=Count("seller", distinct=True)).order_by()
    sellers = dict(all_of.values_list("site", "many"))
    by_site: dict[int, dict[str, tuple[int, int, int]]] = {site: {} for site in sellers}
    for step in STEPS:
        for site, *numbers in _counts_of_step(shown, step, today):
            by_site[site][step.kind] = (numbers[0], numbers[1], numbers[2])
    return {site: _SiteCounts(many, by_site[site]) for site, many in sellers.items()}


def _counts_of_step(
    shown: QuerySet[Product], step: PaperStep, today: date
) -> QuerySet[Product, tuple[int, int, int, int]]:
    """Of each site: who needs the paper, who lacks it, and who only says that they have it. Papers
    and answers are joined: looked up for each good anew, 200,000 goods took twice as long.
    """
    owner = "seller__" if step.kind in OF_SELLER else ""
    papers, answers = f"{owner}papers", f"{owner}paper_answers"
    is_good = Q(
        **{
            f"{papers}__kind__in": {step.kind, INSTEAD.get(step.kind, step.kind)},
            f"{papers}__ended_at": None,
            f"{papers}__unfit_at": None,
        }
    ) & (Q(**{f"{papers}__expires_on": None}) | Q(**{f"{papers}__expires_on__gte": today}))
    rows = shown.filter(sort__in=step.sorts).annotate(
        paper=FilteredRelation(papers, condition=is_good),
        reply=FilteredRelation(answers, condition=Q(**{f"{answers}__kind": step.kind})),
    )
    has, says = Q(paper__isnull=False), Q(reply__answer=StepAnswer.HAS)
    unfit = Q(reply__answer=StepAnswer.UNFIT)
    several = {"distinct": True}
    counted = rows.values("site").annotate(
        needed=Count("seller", filter=~unfit | has, **several),
        lacking=Count("seller", filter=~has & ~says & ~unfit, **several),
        claimed=Count("seller", filter=~has & says, **several),
    )
    return counted.order_by().values_list("site", "needed", "lacking", "claimed")
