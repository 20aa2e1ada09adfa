"""Reading the bills of one group."""

from typing import Final

from django.db.models import Exists, OuterRef, Q, QuerySet

from kimid.ledger.models import Bill, Fund, FundKind, VoucherState
from kimid.newsroom.flow import IN_PROGRESS, PUBLIC
from kimid.newsroom.models import Story, StoryKind
from kimid.newsroom.queries import visible_to
from kimid.people.models import Person
from kimid.sites.guard import on_site
from kimid.sites.models import Site

_MOST_SETTLED: Final = 100
_MOST_STORIES: Final = 30
_UNPAID: Final = Q(cancelled_at=None) & (
    Q(voucher=None) | Q(voucher__corrected_by__state=VoucherState.POSTED)
)


def unpaid_bills(site: Site) -> list[Bill]:
    """What is still to be paid, what is due first at the top. One query."""
    return list(_bills(site).filter(_UNPAID).order_by("due_on", "pk"))


def settled_bills(site: Site) -> list[Bill]:
    """What is paid or cancelled, the newest first. One query."""
    return list(_bills(site).exclude(_UNPAID).order_by("-year", "-serial")[:_MOST_SETTLED])


def bill_of(site: Site, number: str) -> Bill | None:
    """The bill with this address. One query."""
    return _bills(site).filter(public_id=number).first()


def sent_bill(site: Site, number: str, by: Person) -> Bill | None:
    """The bill that this phone sent before. One query."""
    return _bills(site).filter(number=number, by=by).first()


def bills_about(story: Story) -> list[Bill]:
    """The bills that name a story and hold. One query."""
    # A task publishes too, and stands on no site.
    with on_site(story.site):
        rows = Bill.objects.filter(story=story, cancelled_at=None).order_by("pk")
        return list(rows.select_related("site", "voucher__corrected_by"))


def last_cancelled_bill(story: Story) -> Bill | None:
    """The newest bill about a story that was cancelled. One query."""
    with on_site(story.site):
        rows = Bill.objects.filter(story=story, cancelled_at__isnull=False)
        return rows.select_related("site").order_by("-pk").first()


def published_without_money(site: Site) -> list[Bill]:
    """Bills about advertorials that readers have, where no bill about them is paid: cancelled, or
    their payment was taken back. The newest first. One query.
    """
    paid = Bill.objects.filter(~_UNPAID, story=OuterRef("story"), cancelled_at=None)
    rows = _bills(site).filter(story__kind=StoryKind.ADVERTORIAL, story__stage__in=PUBLIC)
    return list(rows.exclude(Exists(paid)).order_by("-pk")[:_MOST_STORIES])


def last_how_to_pay(site: Site) -> str:
    """How the last bill was to be paid: the next one most likely too. One query."""
    rows = Bill.objects.filter(site=site).order_by("-pk").values_list("how_to_pay", flat=True)
    return rows.first() or ""


def business_sources(site: Site, year: int) -> list[Fund]:
    """The own business of a group in a year, by its parts. One query."""
    rows = Fund.objects.filter(site=site, kind=FundKind.BUSINESS, year=year)
    return list(rows.order_by("name"))


def billable_stories(site: Site, person: Person) -> list[Story]:
    """Advertorials of the group, the newest first: its author may throw a draft away. One query."""
    rows = visible_to(person).filter(site=site, kind=StoryKind.ADVERTORIAL, declined_at=None)
    return list(rows.filter(stage__in=(*IN_PROGRESS, *PUBLIC)).order_by("-pk")[:_MOST_STORIES])


def _bills(site: Site) -> "QuerySet[Bill]":
    return Bill.objects.filter(site=site).select_related(
        "site__region", "story", "by", "cancelled_by", "voucher__corrected_by", "voucher__entry"
    )
