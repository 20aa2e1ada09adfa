"""Where readers find what a village achieved."""

from datetime import timedelta
from typing import Final

from kimid.media.queries import pictures_by_name
from kimid.showcase.models import AchievementLevel
from kimid.sites.guard import on_site
from kimid.wire.queries import PAGE_SIZE
from tests import build
from tests.house.country import WORDS, Addresses, Country
from tests.showcase import achieving

# Before all stories, which stay on front pages.
_BEFORE: Final = build.AT - timedelta(days=90)


def addresses(country: Country) -> Addresses:
    """A page as full as it can be, and lists with all their rows."""
    words = " ".join(word for word in WORDS * 4 if word.isalpha())
    with on_site(country.kim.site):
        [picture] = pictures_by_name([country.photo])
    levels = list(AchievementLevel)
    for number in range(PAGE_SIZE):
        start = 70 * number
        data = achieving.achievement_data(
            [picture],
            title=f"{words[start:][:120].strip()} {number}",
            who=words[start + 130 :][:110].strip(),
            won=words[start + 250 :][:110].strip(),
            level=levels[number % len(levels)],
            year=2000 + number,
        )
        achieving.shown(country.kim, data=data, at=_BEFORE)
    full = achieving.achievement_data(
        [picture] * 6,
        title=words[3000:3130].strip(),
        who=words[3200:3310].strip(),
        organiser=words[3400:3510].strip(),
        won=words[3600:3710].strip(),
        story=f"{words[3800:4020].strip()}\n\n{words[4100:5700].strip()}",
        proof=words[5800:5950].strip(),
        proof_link=f"https://kalbarprov.go.id/{'a' * 200}",
    )
    achievement = achieving.verified(country.kim, data=full, at=_BEFORE)
    achieving.confirmed(
        achievement,
        maker=build.member(country.kim),
        at=_BEFORE,
        role=words[6000:6110].strip(),
        how_known=words[6200:6490].strip(),
    )
    pages = {("kim", "achievement"): achievement.path}
    for kind in ("kim", "portal"):
        pages[kind, "achievements"] = "/prestasi/"
        pages[kind, "achievements-narrowed"] = "/prestasi/tanda/menunggu/"
    return pages
