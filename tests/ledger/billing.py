"""Bills of a group for tests."""

from typing import Any

from django.utils import timezone

from kimid.ledger.actions import bills, corrections
from kimid.ledger.models import Bill, Purse
from kimid.newsroom.actions import writing
from kimid.newsroom.actions.content import content_of
from kimid.newsroom.details import Details
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Story, StoryKind
from kimid.sites.guard import on_site
from tests import build
from tests.ledger.making import Books, phone_number


def bill(books: Books, **changes: Any) -> Bill:
    """A bill for two prints, that is due today."""
    values: dict[str, Any] = {
        "debtor": "Toko Sinar Grafika",
        "lines": [("Cetak kalender meja", 2, 75_000), ("Ongkos antar", 1, 20_000)],
        "due_on": books.today,
        "debtor_is_public": True,
    }
    by = changes.pop("by", books.treasurer)
    number = changes.pop("number", "") or phone_number()
    data = bills.BillData(**{**values, **changes})
    with on_site(books.kim.site):
        return bills.write_bill(books.kim.site, data=data, number=number, by=by, at=timezone.now())


def paid(books: Books, of: Bill, **changes: Any) -> Bill:
    """The treasurer got the money today, in cash."""
    values: dict[str, Any] = {"purse": Purse.CASH, "on": books.today, **changes}
    with on_site(books.kim.site):
        return bills.pay_bill(
            of,
            payment=bills.BillPayment(**values),
            number=phone_number(),
            by=books.treasurer,
            at=timezone.now(),
        )


def cancelled(books: Books, of: Bill, why: str = "Salah nama.") -> Bill:
    """The treasurer cancels it."""
    with on_site(books.kim.site):
        return bills.cancel_bill(of, why=why, by=books.treasurer, at=timezone.now())


def taken_back(books: Books, of: Bill) -> None:
    """Its payment is corrected, and the chair approves that."""
    assert of.voucher is not None
    with on_site(books.kim.site):
        correction = corrections.propose_correction(
            of.voucher,
            why="Uangnya dari orang lain.",
            number=phone_number(),
            by=books.treasurer,
            at=timezone.now(),
        )
    books.approve(correction)


def advertorial(books: Books, stage: Stage = Stage.VERIFIED) -> Story:
    """Paid text of the group that says who pays."""
    story = build.story(books.kim, stage, title="Kalender 2027 sudah bisa dipesan")
    content = content_of(story)
    with on_site(books.kim.site):
        writing.edit(
            story,
            content=type(content)(
                **{
                    **vars(content),
                    "kind": StoryKind.ADVERTORIAL,
                    "details": Details(paid_by="Toko Sinar Grafika"),
                }
            ),
            sensitivities=(),
            by=story.author,
            at=timezone.now(),
        )
    return story
