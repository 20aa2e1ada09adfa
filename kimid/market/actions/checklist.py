"""Actions on the checklist of papers: answer a step, and say as what a good is sold."""

from datetime import datetime
from typing import Any

from kimid.events.action import action, add_event_data
from kimid.events.actor import Actor
from kimid.market.actions.on_wire import GoodsRefused
from kimid.market.models import GoodsPaperKind, GoodsSort, PaperAnswer, Product, StepAnswer
from kimid.market.models.papers import OF_SELLER
from kimid.market.paper_steps import steps_of
from kimid.market.rules import MarketPermission
from kimid.people.models import Person


@action(needs=MarketPermission.MARK, records="paper.step_answered", locks_first="subject.site")
def answer_step(
    product: Product, *, kind: GoodsPaperKind, answer: StepAnswer | None, by: Actor, at: datetime
) -> Product:
    """Note what was said to a step; None asks it again. Raises GoodsRefused for a paper that such a
    good does not need.
    """
    if kind not in {step.kind for step in steps_of(GoodsSort(product.sort))}:
        raise GoodsRefused("Kertas itu tidak diperlukan untuk barang ini.")
    about: dict[str, Any] = {
        "seller": product.seller,
        "product": None if kind in OF_SELLER else product,
    }
    rows = PaperAnswer.objects.filter(kind=kind, **about)
    if answer is None:
        rows.delete()
    else:
        values = {
            "site": product.site,
            "answer": answer,
            "by": by if isinstance(by, Person) else None,
            "answered_at": at,
        }
        PaperAnswer.objects.update_or_create(kind=kind, **about, defaults=values)
    add_event_data(paper=kind.value, answer=answer.value if answer else "")
    return product


@action(needs=MarketPermission.MARK, records="product.sort_chosen")
def choose_sort(product: Product, *, sort: GoodsSort, by: Actor, at: datetime) -> Product:
    """Somebody who knows the good says as what it is sold; no later word of it guesses again."""
    product.sort, product.is_sort_chosen = sort, True
    product.save(update_fields=["sort", "is_sort_chosen"])
    add_event_data(sort=sort.value)
    return product
