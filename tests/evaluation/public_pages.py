"""Where readers find what came of an evaluation."""

from datetime import timedelta

from kimid.evaluation.actions.publishing import publish_result
from kimid.evaluation.models import RoundKind
from kimid.registry.models import Kim
from kimid.wire.queries import PAGE_SIZE
from tests import build
from tests.evaluation import rounds
from tests.house.country import Addresses, Country


def addresses(country: Country) -> Addresses:
    """The results of a regency, and one of twenty KIM."""
    return {
        ("portal", "results"): "/evaluasi/",
        ("portal", "result"): f"/evaluasi/{_published_heat()}/",
    }


def _published_heat() -> int:
    """A result of twenty KIM, each with all that was asked of it."""
    running = rounds.round_of("6112", RoundKind.YEARLY)
    for kim in list(Kim.objects.select_related("site", "region").order_by("pk")[:PAGE_SIZE]):
        came = rounds.checked(rounds.participant(kim, running))
    at = build.AT + timedelta(days=11)
    return publish_result(came.contest_level, by=build.officer("6112"), at=at).pk
