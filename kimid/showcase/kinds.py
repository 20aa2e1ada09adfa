"""The kind of item of this subject."""

from collections.abc import Iterable
from typing import Any, Final

from kimid.lib.clock import MONTHS
from kimid.lib.picture import first_shown
from kimid.showcase.models import Potential, PotentialType, VisitRule
from kimid.showcase.season import Season
from kimid.sites.models import Site
from kimid.wire.guessed_addresses import lead_to
from kimid.wire.kinds import Facet, JsonLd, Kind, PublishedItem, register
from kimid.wire.models import Topic
from kimid.wire.placing import Publication

KIND: Final = "potensi"
MONTH_WORDS: Final = tuple(month.lower() for month in MONTHS)
_TOPICS: Final = {
    PotentialType.FARMING: Topic.FARMING,
    PotentialType.FISHERY: Topic.FISHERY,
    PotentialType.FOREST: Topic.ENVIRONMENT,
    PotentialType.NATURE: Topic.ENVIRONMENT,
    PotentialType.CULTURE: Topic.CULTURE,
}
# What people travel to; anything else is a place with something.
_SIGHTS: Final = frozenset(
    {PotentialType.TOURISM, PotentialType.NATURE, PotentialType.FOREST, PotentialType.CULTURE}
)
TYPES: Final = Facet(
    "jenis",
    "Jenis potensi",
    {each.value: str(each.label) for each in PotentialType},
    lambda item: [item.data["type"]],
)


def _months(item: PublishedItem) -> Iterable[str]:
    return [MONTH_WORDS[number - 1] for number in Season(item.data["season"]).months_with_any]


SEASON_MONTHS: Final = Facet(
    "bulan", "Ada di bulan", dict(zip(MONTH_WORDS, MONTHS, strict=True)), _months
)


def register_kinds() -> None:
    """Register potentials, and the words that people try for them."""
    register(
        Kind(
            KIND,
            "Potensi",
            "place",
            noun="potensi",
            menu_place=25,
            has_block=True,
            article_type="",
            venue=lambda item: item.data.get("place", ""),
            structured_data=_place_of_interest,
            facets=(TYPES, SEASON_MONTHS),
        )
    )
    lead_to("/potensi/", "wisata", "potensi-desa", "unggulan")
    lead_to("/musim/", "panen", "musim-apa")


def publication_of(potential: Potential) -> Publication:
    """What readers, lists and search have of it."""
    kind = PotentialType(potential.type)
    return Publication(
        kind=KIND,
        title=potential.title,
        summary=potential.special,
        path=potential.path,
        topic=_TOPICS.get(kind, Topic.BUSINESS),
        picture=first_shown(potential.photos),
        text="\n".join(
            [potential.name, kind.label, potential.place, potential.visit_words, potential.living]
        ),
        data={
            "type": kind.value,
            "name": potential.name,
            "season": potential.season,
            "place": potential.place,
            "point": potential.point_words,
            "visit": potential.visit,
        },
    )


def _place_of_interest(item: PublishedItem, site: Site, url: str) -> list[JsonLd]:
    """What search engines learn of a potential."""
    data: dict[str, Any] = {
        "@type": "TouristAttraction" if item.data["type"] in _SIGHTS else "Place",
        "@id": f"{url}#potensi",
        "name": item.data["name"],
        "description": item.summary,
        "url": url,
        "address": ", ".join(filter(None, [item.data["place"], site.region.full_name])),
        "publicAccess": item.data["visit"] != VisitRule.CLOSED,
    }
    # An item of before points were there knows nothing of them.
    if point := item.data.get("point"):
        lat, lon = point.split(", ")
        data["geo"] = {"@type": "GeoCoordinates", "latitude": lat, "longitude": lon}
    return [data]
