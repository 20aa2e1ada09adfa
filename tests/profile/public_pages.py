"""Where readers find the profile of a village."""

from datetime import timedelta
from typing import Final

from kimid.media.queries import pictures_by_name
from kimid.profile.actions.blocks import BlockData
from kimid.profile.block_kinds import BlockKind
from kimid.profile.shapes import SHAPES, BlockContent, BlockInput
from kimid.sites.guard import on_site
from tests import build
from tests.house.country import WORDS, Addresses, Country
from tests.profile import making

# Before all stories, which stay on front pages.
_BEFORE: Final = build.AT - timedelta(days=60)
# More than most villages have.
_ROWS: Final = 12
_FIXED: Final = {"tried_on": "2025-11-20", "phone": "0561-555-0118", "amount": "1.234.567,5"}


def addresses(country: Country) -> Addresses:
    """All blocks, each as full as a group would write it."""
    with on_site(country.kim.site):
        [picture] = pictures_by_name([country.photo])
    for place, kind in enumerate(BlockKind):
        shape = SHAPES[kind]
        words = {each.name: _text(each, place) for each in shape.words} | {"agreed": "ya"}
        rows = [
            {each.name: _text(each, 9 * place + number) for each in shape.columns}
            for number in range(_ROWS if shape.columns else 0)
        ]
        content = BlockContent(words=words, rows=rows)
        data = BlockData(content, (picture,) if shape.has_photos else ())
        making.block(country.kim, kind, data=data, at=_BEFORE)
    return {("kim", "village"): "/wilayah/", ("kim", "emergency"): "/darurat/"}


def _text(each: BlockInput, number: int) -> str:
    if each.choices:
        return each.choices[1 + number % (len(each.choices) - 1)][0]
    if each.name in _FIXED:
        return _FIXED[each.name]
    words = " ".join(word for word in WORDS * 4 if word.isalpha())
    longest = 4 if each.name == "year" else min(each.longest, 1200) * 2 // 3
    return words[90 * number :][:longest].strip() or words[:longest].strip()
