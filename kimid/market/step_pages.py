"""What the pages with a step of the checklist share: the group's and the seller's own."""

from datetime import date, datetime
from typing import Final

from django.http import QueryDict

from kimid.events.actor import Actor
from kimid.market.actions import checklist as actions
from kimid.market.checklist import OpenStep
from kimid.market.checklist_queries import papers_and_answers
from kimid.market.forms.checklist import GoodsSortForm, StepAnswerForm
from kimid.market.models import GoodsSort, Product, StepAnswer
from kimid.market.paper_steps import CHECKED_ON, are_rules_old, note_of
from kimid.shared_pages.lessons import lesson_about

# What a press led to, by its word in an address.
STEP_DONE: Final = {
    StepAnswer.HAS.value: "Dicatat: sudah punya. KIM menanyakan nomornya.",
    StepAnswer.UNFIT.value: "Dicatat: tidak cocok untuk {}.",
    StepAnswer.LATER.value: "Baik, nanti dulu. Ditanya lagi sesudah 30 hari.",
    "lagi": "Baik, ditanya lagi.",
    "jenis": "Dicatat. Kertas untuk {} sudah disesuaikan.",
}


def step_context(product: Product, at: datetime) -> dict[str, object]:
    """The next step of a good, what was answered, and as what it is held. Two queries."""
    papers = papers_and_answers(product.seller, at)
    return {
        **open_step_context(papers.next_step(product), papers.today),
        "sort_note": note_of(GoodsSort(product.sort)),
        "answered": papers.answered(product),
        "sort_form": GoodsSortForm.of(product),
    }


def open_step_context(open_step: OpenStep | None, today: date) -> dict[str, object]:
    """A step with its lesson, and whether its rules are old."""
    topic = open_step.step.lesson_topic if open_step else ""
    return {
        "open_step": open_step,
        "lesson": lesson_about(topic) if topic else None,
        "rules_read_on": CHECKED_ON,
        "are_rules_old": are_rules_old(today),
    }


def note_press(product: Product, data: QueryDict, *, by: Actor, at: datetime) -> str:
    """Do what was pressed, and give the word of it for `STEP_DONE`; empty for a press that says
    nothing. Raises GoodsRefused.
    """
    sort_form, form = GoodsSortForm(data), StepAnswerForm(data)
    if sort_form.is_valid():
        sort = GoodsSort(sort_form.cleaned_data["sort"])
        actions.choose_sort(product, sort=sort, by=by, at=at)
        return "jenis"
    if not form.is_valid():
        return ""
    actions.answer_step(product, kind=form.kind_of_paper, answer=form.step_answer, by=by, at=at)
    return str(form.cleaned_data["answer"])
