"""Reading potentials and achievements."""

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum
from functools import cache
from typing import Any, Final, NamedTuple

from django.db.models import Case, Count, DateTimeField, Exists, OuterRef, Q, QuerySet, Value, When

from kimid.lib import clock, codes
from kimid.places.models import Region
from kimid.showcase.flow import AchievementState, PotentialState
from kimid.showcase.models import FRESH_YEARS, Achievement, AchievementConfirmation, Potential
from kimid.sites.compiled_here import compiled_here
from kimid.sites.models import Site
from kimid.wire.models import PlacementFacet

_WITHDRAWN: Final = 200  # so many addresses phones ask about
_DESK: Final = 30  # rows of what waits for an office


class WaitKind(StrEnum):
    """What waits for somebody of the group."""

    POTENTIAL = "potential"
    QUESTION = "question"
    ACHIEVEMENT_DRAFT = "draft"


class ShowcaseWait(NamedTuple):
    """A potential or an achievement that waits: since when, and what an office asks."""

    kind: str
    public_id: str
    name: str
    checked_at: datetime | None
    words: str


def potentials_of(site: Site) -> list[Potential]:
    """All of a group, by name. One query."""
    return list(Potential.objects.filter(site=site).order_by("name", "pk"))


def to_check(site: Site, at: datetime) -> list[Potential]:
    """What readers have and nobody has looked at for a year, the oldest first. One query."""
    return list(_to_check(site, _stale_before(site, at)).order_by("checked_at", "pk"))


def _stale_before(site: Site, at: datetime) -> datetime:
    """What was looked at before this moment should be looked at again."""
    zone = site.region.zone
    return clock.start_of(clock.years_later(clock.today(at, zone), -FRESH_YEARS), zone)


def _to_check(site: Any, before: Any) -> QuerySet[Potential]:
    return Potential.objects.filter(
        site=site, state=PotentialState.PUBLISHED, held_account=None, checked_at__lt=before
    )


def withdrawn_potentials(site: Site) -> list[str]:
    """The addresses of what this site withdrew, the newest first."""
    rows = Potential.objects.filter(site=site, state=PotentialState.WITHDRAWN)
    slugs = rows.order_by("-withdrawn_at").values_list("slug", flat=True)
    return [Potential(slug=slug).path for slug in slugs[:_WITHDRAWN]]


def achievements_of(site: Site) -> list[Achievement]:
    """All of a group, the newest year first; each knows who confirmed it. Two queries."""
    rows = Achievement.objects.filter(site=site).select_related("site__region")
    return list(rows.prefetch_related("confirmations__office").order_by("-year", "-pk"))


def shown_of_year(site: Site, year: int) -> list[Achievement]:
    """What readers have of the achievements of a year, the newest first; each knows who confirmed
    it. Two queries.
    """
    rows = Achievement.objects.filter(
        site=site, year=year, state=AchievementState.PUBLISHED, held_account=None
    )
    marked = rows.select_related("site__region").prefetch_related("confirmations__office")
    return list(marked.order_by("-pk"))


def waiting_on_home(site: Site, at: datetime, *, with_drafts: bool) -> list[ShowcaseWait]:
    """What waits on the home of a group: potentials to look at again, achievements of which an
    office asks something, and drafts for who publishes. The oldest first, in one query.
    """
    waiting = _waiting(with_drafts=with_drafts)(_stale_before(site, at))
    return [ShowcaseWait(*row) for row in waiting]


@cache
def _waiting(*, with_drafts: bool) -> Callable[[datetime], list[Any]]:
    """Rows as `ShowcaseWait`, of the current site."""

    @compiled_here(DateTimeField())
    def rows(site: Any, stale_before: Any) -> QuerySet[Any]:
        potentials = _to_check(site, stale_before).annotate(
            wait=Value(WaitKind.POTENTIAL), words=Value("")
        )
        joined = potentials.values_list("wait", "public_id", "name", "checked_at", "words").union(
            _achievements_waiting(with_drafts=with_drafts), all=True
        )
        return joined.order_by("checked_at", "public_id")

    return rows


def _achievements_waiting(*, with_drafts: bool) -> QuerySet[Any]:
    asked, draft = Q(questioned_by__isnull=False), Q(state=AchievementState.DRAFT)
    rows = Achievement.objects.filter(asked | draft if with_drafts else asked)
    rows = rows.filter(held_account=None).exclude(state=AchievementState.WITHDRAWN)
    achievements = rows.annotate(
        wait=Case(
            When(asked, then=Value(WaitKind.QUESTION)), default=Value(WaitKind.ACHIEVEMENT_DRAFT)
        )
    )
    return achievements.values_list("wait", "public_id", "title", "written_at", "question")


def waiting_for_office(region: Region) -> QuerySet[Achievement]:
    """What groups in this region ask an office to confirm, who waits longest first. Across
    sites.
    """
    verified = AchievementConfirmation.objects.filter(
        achievement=OuterRef("pk"), voided_at=None, office__isnull=False
    )
    rows = Achievement.objects.filter(
        ~Exists(verified),
        site__region__code__range=codes.span(region.code),
        office_asked_at__isnull=False,
        questioned_by=None,
        held_account=None,
    ).exclude(state=AchievementState.WITHDRAWN)
    return rows.order_by("office_asked_at", "pk")


def desk_of(region: Region) -> list[Achievement]:
    """The first of these, with their groups and how many papers they have. One query."""
    rows = waiting_for_office(region).select_related("site__region", "item")
    return list(rows.annotate(paper_count=Count("papers"))[:_DESK])


def counts_in_lists(site: Site, keys: list[str]) -> dict[str, int]:
    """How much stands in these narrowed lists of a site. One query."""
    rows = PlacementFacet.objects.filter(portal=site, key__in=keys).values_list("key")
    return dict(rows.annotate(how_many=Count("pk")).order_by())


def withdrawn_achievements(site: Site) -> list[str]:
    """The addresses of what this site withdrew, the newest first."""
    rows = Achievement.objects.filter(site=site, state=AchievementState.WITHDRAWN)
    slugs = rows.order_by("-withdrawn_at").values_list("slug", flat=True)
    return [Achievement(slug=slug).path for slug in slugs[:_WITHDRAWN]]
