"""What an officer could do alone with a quarantine: take a group over, come in as its chair, hold
its whole archive, let go what a higher office has closed.
"""

from typing import Final

import pytest
from django.utils import timezone

from kimid.registry.actions import silence, suspending
from kimid.registry.models import Threat
from tests import build
from tests.registry.closing import close_site, open_again

pytestmark = pytest.mark.django_db

_PORTALS: Final = ("6112", "61")


@pytest.fixture(autouse=True)
def portals() -> None:
    """The offices above a village of Kubu Raya."""
    for code in _PORTALS:
        build.portal(code)


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
