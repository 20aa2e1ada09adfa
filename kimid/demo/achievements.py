"""What villages of the demo achieved, and who outside confirmed it."""

import tomllib
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any, Final

from kimid.access.grants import officers_above
from kimid.access.one_use_links import LinkHolder
from kimid.demo.gallery import Gallery
from kimid.demo.groups import Group
from kimid.demo.place_templates import SMALL, chosen_for, filled_entry
from kimid.lib import clock
from kimid.people.models import Person
from kimid.showcase.actions import achievements as actions
from kimid.showcase.actions import confirmations
from kimid.showcase.actions.achievements import AchievementData
from kimid.showcase.models import Achievement, AchievementLevel
from kimid.sites.guard import on_site
from kimid.sites.models import Site

_FILE: Final = Path(__file__).with_name("achievements.toml")
_MARKS: Final = ("office", "office", "waits", "none", "none", "none")
_TEXTS: Final = ("title", "who", "organiser", "won", "story", "proof", "proof_link")


def build_achievements(groups: Mapping[str, Group], gallery: Gallery, now: datetime) -> None:
    """Each group writes what its village achieved; offices and organisers confirm most of it."""
    by_village = {group.village.name: group for group in groups.values()}
    for number, (village, entry) in enumerate(_entries()):
        if group := by_village.get(village):
            _tell(group, entry, gallery, now - timedelta(days=12 + number * 7, hours=number % 6))
    if len(groups) > SMALL:
        for number, (group, entry) in enumerate(_from_templates(groups)):
            _tell(group, entry, gallery, now - timedelta(days=60 + number * 3, hours=number % 6))


def _from_templates(groups: Mapping[str, Group]) -> Iterator[tuple[Group, dict[str, Any]]]:
    """One of each group, two of every tenth; offices confirmed a third of them."""
    for place, group in enumerate(groups.values()):
        how_many = 1 + (place % 10 == 0)
        choose = Random(f"prizes {group.village.label}")
        for template in chosen_for("prizes", group.village, how_many, choose):
            entry = filled_entry(group, template, choose)
            mark = choose.choice(_MARKS)
            yield group, entry | {"years": choose.randint(0, 4), "mark": mark}


def _entries() -> Iterator[tuple[str, dict[str, Any]]]:
    for village, entries in tomllib.loads(_FILE.read_text(encoding="utf-8")).items():
        for entry in entries:
            yield village, entry


def _tell(group: Group, entry: Mapping[str, Any], gallery: Gallery, at: datetime) -> None:
    site, mark = group.kim.site, entry["mark"]
    with on_site(site):
        data = _data(entry, site, gallery, at)
        achievement = actions.write_achievement(site, data=data, by=group.people[0], at=at)
        if mark == "draft":
            return
        editor = group.editors[-1]
        shown_at = at + timedelta(hours=3)
        actions.publish_achievement(achievement, by=editor, at=shown_at)
        if mark == "link":
            _confirm_by_link(achievement, entry, _maker(group), shown_at + timedelta(days=1))
        elif mark in {"office", "fell"}:
            _verify(achievement, shown_at + timedelta(days=2, hours=1))
        if mark == "fell":
            changed = _data({**entry, "won": f"{entry['won']} lebih"}, site, gallery, at)
            later = shown_at + timedelta(days=5)
            actions.change_achievement(achievement, data=changed, by=editor, at=later)


def _maker(group: Group) -> Person:
    """Somebody who did not write it."""
    return group.people[-1] if group.people[-1] != group.people[0] else group.editors[-1]


def _verify(achievement: Achievement, at: datetime) -> None:
    if officers := officers_above(achievement.site, at):
        base = achievement.digest
        confirmations.verify(achievement, base=base, by=officers[0], at=at)


def _confirm_by_link(
    achievement: Achievement, entry: Mapping[str, Any], maker: Person, at: datetime
) -> None:
    link, _token = confirmations.ask_by_link(
        achievement, holder_name=entry["name"], by=maker, at=at
    )
    confirmations.confirm_by_link(
        achievement,
        name=entry["name"],
        role=entry["role"],
        how_known=entry["known"],
        base=achievement.digest,
        by=LinkHolder(link, at),
        at=at,
    )


def _data(entry: Mapping[str, Any], site: Site, gallery: Gallery, at: datetime) -> AchievementData:
    texts = {name: entry.get(name, "") for name in _TEXTS}
    key = entry.get("picture", "")
    pictures = [gallery.site_picture(key, site, caption="", at=at)] if key in gallery else []
    return AchievementData(
        **texts,
        level=AchievementLevel(entry["level"]),
        year=clock.today(at, site.region.zone).year - entry["years"],
        photos=tuple(pictures),
        consent="no_children",
    )
