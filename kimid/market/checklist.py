"""Which step comes next for a good: what papers are on record, and what was answered."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from kimid.market.models import (
    GoodsPaperKind,
    GoodsSort,
    PaperAnswer,
    Product,
    ProductPaper,
)
from kimid.market.models.papers import OF_SELLER
from kimid.market.paper_steps import PaperStep, SortNote, note_of, steps_of

# Another paper that makes a step needless.
INSTEAD: Final = {
    GoodsPaperKind.HALAL: GoodsPaperKind.NOT_HALAL,
    GoodsPaperKind.PIRT: GoodsPaperKind.BPOM_MD,
}


@dataclass(frozen=True)
class OpenStep:
    """The one step that is shown for a good."""

    product: Product
    step: PaperStep

    @property
    def is_of_seller(self) -> bool:
        """Whether it is for all that she sells."""
        return self.step.kind in OF_SELLER

    @property
    def note(self) -> SortNote | None:
        """What such a good need not have; nothing beside a step for all that she sells."""
        return None if self.is_of_seller else note_of(GoodsSort(self.product.sort))


@dataclass(frozen=True)
class AnsweredStep:
    """A step that somebody answered, and may answer anew."""

    step: PaperStep
    answer: PaperAnswer


@dataclass(frozen=True)
class SellerPapers:
    """All papers and answers of one seller, on a day of her place."""

    papers: Sequence[ProductPaper]
    answers: Sequence[PaperAnswer]
    today: date
    at: datetime

    def next_step(self, product: Product) -> OpenStep | None:
        """The first step that is neither done nor put off. What needs the number of the business
        waits for it.
        """
        for step in steps_of(GoodsSort(product.sort)):
            if self.has_paper(product, step.kind):
                continue
            answer = self.answer_to(product, step.kind)
            if answer is None or not answer.holds(self.at):
                return OpenStep(product, step)
            if step.kind in OF_SELLER and not answer.is_claim:
                return None
        return None

    def first_step(self, products: Sequence[Product]) -> OpenStep | None:
        """The next step for the first of these goods that has one."""
        steps = (self.next_step(each) for each in products if not each.withdrawn_at)
        return next(filter(None, steps), None)

    def answered(self, product: Product) -> list[AnsweredStep]:
        """The steps of a good that somebody answered and no paper settles."""
        rows = ((step, self.answer_to(product, step.kind)) for step in _steps(product))
        return [
            AnsweredStep(step, answer)
            for step, answer in rows
            if answer is not None and not self.has_paper(product, step.kind)
        ]

    def has_paper(self, product: Product, kind: GoodsPaperKind) -> bool:
        """Whether the paper is on record, and still good."""
        kinds = {kind, INSTEAD.get(kind, kind)}
        return any(
            paper.kind in kinds and paper.product_id in {None, product.pk}
            for paper in self.papers
            if not paper.is_over(self.today) and not paper.is_unfit
        )

    def answer_to(self, product: Product, kind: GoodsPaperKind) -> PaperAnswer | None:
        """What was said last about this paper."""
        of = None if kind in OF_SELLER else product.pk
        rows = (each for each in self.answers if each.kind == kind and each.product_id == of)
        return next(rows, None)


def _steps(product: Product) -> list[PaperStep]:
    return steps_of(GoodsSort(product.sort))
