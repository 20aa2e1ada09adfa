"""A village with an office above, and a clock that can be moved."""

from collections.abc import Callable

import pytest

from kimid.events.permissions import Role
from tests import build
from tests.access.coding import OLD_PASSWORD, Village, later


@pytest.fixture
def village() -> Village:
    """A KIM whose chair signs in by a password."""
    office = build.portal("6112")
    kim = build.kim()
    chair = build.member(kim, Role.CHAIR, name="Lina")
    chair.set_password(OLD_PASSWORD)
    chair.save()
    return Village(kim, chair, build.member(kim, name="Yohanes"), build.officer("6112"), office)


@pytest.fixture
def move(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Moves the clock on: `move(hours=24)`."""
    return later(monkeypatch)
