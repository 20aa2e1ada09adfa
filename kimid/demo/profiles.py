"""What groups of the demo wrote of their villages."""

import tomllib
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

from kimid.demo.gallery import Gallery
from kimid.demo.groups import Group
from kimid.lib import clock
from kimid.lib.picture import Picture
from kimid.profile.actions.blocks import BlockData, write_block
from kimid.profile.actions.proposals import propose
from kimid.profile.block_kinds import BlockKind
from kimid.profile.shapes import AGREED, SHAPES, TRIED_ON, BlockContent
from kimid.sites.guard import on_site
from kimid.sites.models import Site

_FILE: Final = Path(__file__).with_name("profiles.toml")
_PICTURES: Final = "pictures"


def write_profiles(groups: Mapping[str, Group], gallery: Gallery, now: datetime) -> None:
    """Each group writes its blocks; where two are in one village, one proposes to the other."""
    entries = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    for number, (label, blocks) in enumerate(entries.items()):
        if group := groups.get(label):
            at = now - timedelta(days=7 + number, hours=number)
            _write(group, blocks, gallery, at)
    for first, second in _neighbours(groups):
        _disagree(first, second, now)


def _write(group: Group, blocks: Mapping[str, Any], gallery: Gallery, at: datetime) -> None:
    site, editor = group.kim.site, group.editors[-1]
    with on_site(site):
        for number, (word, entry) in enumerate(blocks.items()):
            when = at + timedelta(minutes=9 * number)
            given: dict[str, Any] = {"by": editor, "at": when}
            if word == _PICTURES:
                if photos := tuple(_pictures(entry, site, gallery, when)):
                    data = BlockData(photos=photos, consent="no_children")
                    write_block(site, kind=BlockKind.GALLERY, data=data, **given)
            else:
                kind = BlockKind(word)
                write_block(site, kind=kind, data=_data(kind, entry, site, when), **given)


def _data(kind: BlockKind, entry: Mapping[str, Any], site: Site, at: datetime) -> BlockData:
    shape = SHAPES[kind]
    today = clock.today(at, site.region.zone)
    words = {each.name: str(entry.get(each.name, "")).strip() for each in shape.words}
    if TRIED_ON in words:
        words[TRIED_ON] = (today - timedelta(days=entry["tried"])).isoformat()
    if shape.asks_consent:
        words[AGREED] = "ya"
    year = {"year": str(today.year)} if kind is BlockKind.NUMBERS else {}
    columns = [each.name for each in shape.columns]
    rows = [{name: row.get(name, "") for name in columns} | year for row in entry.get("rows", ())]
    return BlockData(BlockContent(words=words, rows=rows))


def _pictures(keys: list[str], site: Site, gallery: Gallery, at: datetime) -> Iterator[Picture]:
    for key in keys:
        try:
            yield gallery.site_picture(key, site, caption="", at=at)
        except KeyError:  # the small demo draws only what its stories need
            continue


def _neighbours(groups: Mapping[str, Group]) -> Iterator[tuple[Group, Group]]:
    """Groups of one village that have editors."""
    first: dict[str, Group] = {}
    for group in groups.values():
        if group.editors and group.village.code in first:
            yield first[group.village.code], group
        elif group.editors:
            first[group.village.code] = group


def _disagree(first: Group, second: Group, now: datetime) -> None:
    words = (
        "Kampung ini bermula dari tujuh keluarga yang membuka parit.",
        "Kampung ini bermula dari sembilan keluarga yang membuka parit, dua dari hulu.",
    )
    kind = BlockKind.HISTORY
    before, other = (
        BlockData(BlockContent(words={"text": text, "teller": "", AGREED: ""}, rows=[]))
        for text in words
    )
    site, at = first.kim.site, now - timedelta(days=5)
    with on_site(site):
        write_block(site, kind=kind, data=before, by=first.editors[-1], at=at)
    site, at = second.kim.site, now - timedelta(days=2)
    why = "Dua keluarga dari hulu belum disebut."
    with on_site(site):
        propose(site, kind=kind, data=other, why=why, by=second.editors[-1], at=at)
