"""Achievements for tests, through the actions that people use."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from kimid.access.actions import grant_on_site
from kimid.access.one_use_links import LinkHolder
from kimid.events.permissions import Role
from kimid.lib.picture import Picture
from kimid.people.models import Person
from kimid.registry.models import Kim
from kimid.showcase.actions import achievements as actions
from kimid.showcase.actions import confirmations
from kimid.showcase.actions.achievements import AchievementData
from kimid.showcase.models import Achievement, AchievementLevel
from kimid.sites.guard import on_site
from tests import build


def achievement_data(photos: Sequence[Picture] = (), **words: Any) -> AchievementData:
    """What a group says of an achievement."""
    values: dict[str, Any] = {
        "title": "Pasar perahu kami juara dua se-Kalimantan Barat",
        "who": "Pedagang perahu Dusun Hulu",
        "level": AchievementLevel.PROVINCE,
        "year": 2024,
        "organiser": "Disperindag Kalimantan Barat",
        "won": "Juara 2 Pasar Rakyat Bersih",
        "story": "Bukan yang terbesar, kata juri.\n\nPak Rusli yang mulai.",
        "proof": "Piagam nomor 500.3/1187/2024",
        "photos": tuple(photos),
    }
    return AchievementData(**(values | words))


def draft(
    kim: Kim,
    *,
    by: Person | None = None,
    data: AchievementData | None = None,
    at: datetime = build.AT,
) -> Achievement:
    """An achievement that readers do not have yet."""
    with on_site(kim.site):
        who = by or build.member(kim)
        return actions.write_achievement(kim.site, data=data or achievement_data(), by=who, at=at)


def shown(
    kim: Kim,
    *,
    by: Person | None = None,
    data: AchievementData | None = None,
    at: datetime = build.AT,
) -> Achievement:
    """An achievement that readers have and nobody has confirmed."""
    who = by or build.member(kim, Role.EDITOR)
    # Who is alone needs somebody outside first.
    grant_on_site(kim.site, person=build.person(), role=Role.MEMBER, by=build.BUILDER, at=at)
    achievement = draft(kim, by=who, data=data, at=at)
    with on_site(kim.site):
        return actions.publish_achievement(achievement, by=who, at=at)


def verified(
    kim: Kim,
    *,
    officer: Person | None = None,
    data: AchievementData | None = None,
    at: datetime = build.AT,
) -> Achievement:
    """An achievement that readers have, with the mark of the regency."""
    achievement = shown(kim, data=data, at=at)
    who = officer or build.officer("6112")
    with on_site(kim.site):
        return confirmations.verify(achievement, base=achievement.digest, by=who, at=at)


def link_to(
    achievement: Achievement, *, by: Person, name: str = "Ibu Maya Sari", at: datetime = build.AT
) -> tuple[LinkHolder, str]:
    """A link for somebody outside, and its token."""
    with on_site(achievement.site):
        link, token = confirmations.ask_by_link(achievement, holder_name=name, by=by, at=at)
    return LinkHolder(link, at), token


def confirmed(
    achievement: Achievement, *, maker: Person, at: datetime = build.AT, **words: str
) -> Achievement:
    """The same, confirmed by whoever got a link of this maker."""
    holder, _token = link_to(achievement, by=maker, at=at)
    said = {
        "name": "Ibu Maya Sari",
        "role": "panitia, Disperindag Kalimantan Barat",
        "how_known": "Saya yang menyerahkan piagamnya.",
    }
    with on_site(achievement.site):
        return confirmations.confirm_by_link(
            achievement, **(said | words), base=achievement.digest, by=holder, at=at
        )
