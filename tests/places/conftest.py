import pytest

from kimid.places.actions import region_of
from kimid.places.data_file import Edition, read_edition
from kimid.places.models import Region


@pytest.fixture(scope="session")
def edition() -> Edition:
    """The data file as it lies in the project, read once."""
    return read_edition()


@pytest.fixture(scope="session")
def country(edition: Edition) -> dict[str, Region]:
    """Every region by its code, not saved: enough for all that follows from its own row."""
    return {row.code: region_of(row) for row in edition.rows}
