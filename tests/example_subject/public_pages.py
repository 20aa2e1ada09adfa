"""Where readers find what a group lends."""

from tests.example_subject.acts import offered
from tests.house.country import Addresses, Country


def addresses(country: Country) -> Addresses:
    """The page of a tool. Its list comes with its kind."""
    return {("kim", "tool"): offered(country.kim).path}
