"""What villages of the demo have to show, with their seasons."""

import tomllib
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any, Final

from kimid.demo.gallery import Gallery
from kimid.demo.groups import Group
from kimid.demo.place_templates import SMALL, chosen_for, filled_entry
from kimid.lib import clock
from kimid.showcase.actions import potentials as actions
from kimid.showcase.actions.potentials import PotentialData
from kimid.showcase.models import PotentialType, VisitRule
from kimid.sites.guard import on_site
from kimid.sites.models import Site

_FILE: Final = Path(__file__).with_name("potentials.toml")
_TEXTS: Final = (
    *("name", "headline", "special", "season", "visit_words", "place", "directions"),
    *("opening", "price", "living"),
)
_STRENGTHS: Final = 3  # so many has every village, if they fit it
_WITHOUT_POINT: Final = 0.3
_NEAR: Final = 0.008  # degrees: less than a kilometre
_OLD: Final = timedelta(days=400)  # nobody has looked for more than a year


def build_potentials(groups: Mapping[str, Group], gallery: Gallery, now: datetime) -> None:
    """Each group writes and shows what its village has."""
    by_village = {group.village.name: group for group in groups.values()}
    for number, (village, entry) in enumerate(_entries()):
        if group := by_village.get(village):
            age = _OLD if entry.get("old") else timedelta(days=9 + number * 5, hours=number % 9)
            _show(group, entry, gallery, now - age)
    if len(groups) > SMALL:
        for number, (group, entry) in enumerate(_from_templates(groups)):
            _show(group, entry, gallery, now - timedelta(days=40 + number % 360, hours=number % 9))


def _from_templates(groups: Mapping[str, Group]) -> Iterator[tuple[Group, dict[str, Any]]]:
    for group in groups.values():
        choose = Random(f"strengths {group.village.label}")
        for template in chosen_for("strengths", group.village, _STRENGTHS, choose):
            entry = filled_entry(group, template, choose)
            entry["contact"] = entry.get(entry.get("contact", ""), "")
            yield group, entry


def _entries() -> Iterator[tuple[str, dict[str, Any]]]:
    for village, entries in tomllib.loads(_FILE.read_text(encoding="utf-8")).items():
        for entry in entries:
            yield village, entry


def _show(group: Group, entry: Mapping[str, Any], gallery: Gallery, at: datetime) -> None:
    site = group.kim.site
    with on_site(site):
        data = _data(entry, site, gallery, at)
        potential = actions.write(site, data=data, by=group.people[0], at=at)
        actions.publish(potential, by=group.editors[-1], at=at + timedelta(hours=2))


def _data(entry: Mapping[str, Any], site: Site, gallery: Gallery, at: datetime) -> PotentialData:
    texts = {name: entry.get(name, "") for name in _TEXTS}
    pictures = [
        gallery.site_picture(key, site, caption="", at=at)
        for key in entry["pictures"]
        if key in gallery
    ]
    return PotentialData(
        **texts,
        **_point(entry, site),
        type=PotentialType(entry["type"]),
        visit=VisitRule(entry["visit"]),
        price_on=clock.today(at, site.region.zone) if texts["price"] else None,
        contact_name=entry.get("contact", ""),
        contact_phone=entry.get("phone", ""),
        has_agreed="phone" in entry,
        photos=tuple(pictures),
        consent="no_children",
    )


def _point(entry: Mapping[str, Any], site: Site) -> dict[str, Any]:
    """Somewhere around the middle of its village, where one may come. Some groups have not tapped
    on the map yet.
    """
    village = site.region
    choose = Random(f"point of {entry['name']} in {village.code}")
    is_forgotten = "phone" not in entry and choose.random() < _WITHOUT_POINT
    if (
        entry["visit"] == VisitRule.CLOSED
        or is_forgotten
        or village.lat is None
        or village.lon is None
    ):
        return {}
    middle = {"lat": village.lat, "lon": village.lon}
    return {name: round(at + choose.uniform(-_NEAR, _NEAR), 5) for name, at in middle.items()}
