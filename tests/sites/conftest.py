from collections.abc import Iterator

import pytest
from pytest_django import Settings

from tests.names import Zone, name_server


@pytest.fixture
def zone(settings: Settings) -> Iterator[Zone]:
    """A name server of our own, which kimid asks."""
    with name_server() as zone:
        settings.DNS_SERVERS = [zone.server]
        yield zone
