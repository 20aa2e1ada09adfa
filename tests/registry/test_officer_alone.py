"""What an officer could do alone with a quarantine: take a group over, come in as its chair, hold
its whole archive, let go what a higher office has closed.
"""

from datetime import timedelta
from typing import Final

import pytest
from django.utils import timezone

from kimid.lib import clock
from kimid.newsroom.flow import Stage
from kimid.registry.actions import silence, suspending
from kimid.registry.models import Kim, Threat
from tests import build
from tests.conftest import Door
from tests.registry.closing import close_site, open_again

pytestmark = pytest.mark.django_db

_DAY: Final = timedelta(days=1)
_PORTALS: Final = ("6112", "61")


@pytest.fixture(autouse=True)
def portals() -> None:
    """The offices above a village of Kubu Raya."""
    for code in _PORTALS:
        build.portal(code)


def _page(kim: Kim) -> str:
    return f"/s/kab-kubu-raya/pembinaan/{kim.pk}/karantina/"


def _days_ago(days: int) -> str:
    day = clock.today(timezone.now() - days * _DAY, "WIB")
    return f"{day:%d-%m-%Y}"


def test_a_release_holds_at_most_the_week_before_the_quarantine(ruang: Door) -> None:
    kim = build.kim()
    build.story(kim, Stage.PUBLISHED)
    desk = ruang(close_site(kim))

    def release(since: str) -> int:
        words = {"langkah": "buka", "note": "Beres.", "holds": "on", "since": since}
        return desk.post(_page(kim), words).status_code

    assert [release(since) for since in ("1-1-2024", _days_ago(9))] == [422, 422]
    assert kim.quarantines.get().lifted_at is None
    assert (
        "Paling jauh 7 hari"
        in desk.post(
            _page(kim), {"langkah": "buka", "note": "Beres.", "holds": "on", "since": "1-1-2024"}
        ).text
    )
    assert release(_days_ago(7)) == 302
    assert kim.quarantines.get().lifted_at is not None


def test_a_lower_office_does_not_open_what_a_higher_one_has_closed() -> None:
    kim = build.kim()
    suspending.quarantine(
        kim, threat=Threat.BREACH, words="", by=build.officer("61"), at=timezone.now()
    )
    with pytest.raises(silence.LifeActionRefused, match="Kalimantan Barat"):
        open_again(kim, build.officer("6112"))
    open_again(kim, build.officer("61"))
    close_site(kim)
    open_again(kim, build.officer("00"))
