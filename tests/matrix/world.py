"""Two neighbouring KIM full of secrets, their offices, and everybody who might want to look."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Final

from django.utils import timezone

from kimid.newsroom.models import Story
from kimid.people.models import Person
from kimid.registry.models import Kim
from tests.matrix.browser import RUANG, ruang_path
from tests.matrix.canaries import Canaries
from tests.matrix.case import Case
from tests.matrix.cast import OFFICE_PLACES, Place, Thing, Who

NOW: Final = timezone.now()
AT: Final = NOW - timedelta(days=2)
CODES: Final = {Place.REGENCY: "6112", Place.ABOVE: "61", Place.BESIDE: "62", Place.NATION: "00"}
# A portal of each level.
PORTALS: Final = (
    "kim.localhost",
    "kalimantan-barat.kim.localhost",
    "kab-kubu-raya.kim.localhost",
    "teluk-kapuas-6112012012.kim.localhost",
)


@dataclass
class World:
    """What all subjects share: people, sites, a story in every state. Each subject adds its own
    rows in its `furnish(world)`, and remembers with `put` how addresses name them.
    """

    people: dict[Who, Person] = field(default_factory=dict)
    kims: dict[Place, Kim] = field(default_factory=dict)
    labels: dict[Place, str] = field(default_factory=dict)
    stories: dict[tuple[Place, Thing], Story] = field(default_factory=dict)
    canaries: Canaries = field(default_factory=Canaries)
    _rows: dict[type, object] = field(default_factory=dict)

    def story(self, place: Place, thing: Thing) -> Story:
        """The story of this group in this state."""
        return self.stories[place, thing]

    def put(self, rows: object) -> None:
        """Remember the rows of a subject, by their class."""
        assert type(rows) not in self._rows, f"{type(rows)} is there already"
        self._rows[type(rows)] = rows

    def get[R](self, of: type[R]) -> R:
        """The rows that a subject has put here."""
        rows = self._rows[of]
        assert isinstance(rows, of)
        return rows

    def host(self, place: Place) -> str:
        """The public host of a site."""
        return PORTALS[0] if place is Place.NATION else f"{self.labels[place]}.kim.localhost"

    def page(self, name: str, place: Place, thing: Thing = Thing.PAGE, /, **words: object) -> Case:
        """A page of a site in the workspace."""
        path = ruang_path(name, site_label=self.labels[place], **words)
        return Case(("ruang", name), place, thing, RUANG, path)

    def pages(self, name: str, /, *places: Place, **words: object) -> Iterator[Case]:
        """A page that every site has, on each of these sites."""
        for place in places:
            yield self.page(name, place, **words)

    def pages_below(self, name: str) -> Iterator[Case]:
        """A page of every office about a region: inside of its own, outside of it, and none."""
        for place in OFFICE_PLACES:
            inside, outside = (place.value, "11") if place.value.isdigit() else ("6112", "62")
            yield self.page(name, place, code=inside)
            yield self.page(name, place, Thing.FOREIGN, code=outside)
            yield self.page(name, place, Thing.ABSENT, code="abc")


def front_page(name: str, thing: Thing = Thing.PAGE, /, **words: object) -> Case:
    """A page of the workspace that belongs to no site."""
    return Case(("ruang", name), Place.NOWHERE, thing, RUANG, ruang_path(name, **words))
