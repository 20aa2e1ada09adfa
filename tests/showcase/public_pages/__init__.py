"""Where readers find what a village has."""

from datetime import timedelta
from typing import Final

from kimid.media.queries import pictures_by_name
from kimid.sites.guard import on_site
from kimid.wire.queries import PAGE_SIZE
from tests import build
from tests.house.country import WORDS, Addresses, Country
from tests.showcase import making

# Before all stories, which stay on front pages.
_BEFORE: Final = build.AT - timedelta(days=60)


def addresses(country: Country) -> Addresses:
    """A page as full as it can be, and lists with all their rows."""
    words = " ".join(WORDS * 3)
    with on_site(country.kim.site):
        [picture] = pictures_by_name([country.photo])
    for number in range(PAGE_SIZE):
        start = 40 * number
        data = making.potential_data(
            [picture],
            name=f"{words[start:][:60].strip()} {number}",
            headline=words[start + 60 :][:130].strip(),
            special=words[start + 190 :][:590].strip(),
            season="sFFFFFFFFFFs",
        )
        making.shown(country.kim, data=data, at=_BEFORE)
    full = making.potential_data(
        [picture] * 6,
        name=words[3000:3078].strip(),
        headline=words[3100:3230].strip(),
        special=words[3300:3890].strip(),
        directions="\n".join(words[4000 + 100 * step :][:98].strip() for step in range(6)),
        visit_words=words[5000:5490].strip(),
        living=words[5600:5990].strip(),
        opening=words[6000:6150].strip(),
        price=words[6200:6390].strip(),
        price_on=build.AT.date(),
        place=words[6400:6510].strip(),
        **making.POINT,
    )
    path = making.shown(country.kim, data=full, at=_BEFORE).path
    return {
        ("kim", "potential"): path,
        ("kim", "potential-number"): f"{path}nomor/",
        ("kim", "potential-map"): f"{path}peta.svg",
        ("portal", "season"): "/musim/",
        ("portal", "season-month"): "/musim/juli/",
    }
