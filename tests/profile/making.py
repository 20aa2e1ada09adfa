"""Blocks and proposals of a village for tests, through the actions that people use."""

from datetime import datetime

from kimid.events.permissions import Role
from kimid.lib.picture import Picture
from kimid.people.models import Person
from kimid.profile.actions import proposals
from kimid.profile.actions.blocks import BlockData, write_block
from kimid.profile.block_kinds import BlockKind
from kimid.profile.models import BlockProposal, ProfileBlock
from kimid.profile.shapes import BlockContent
from kimid.registry.models import Kim
from kimid.sites.guard import on_site
from tests import build

NUMBERS = [
    {"name": "Puskesmas Sungai Durian", "phone": "0561-555-0118", "note": "24 jam"},
    {"name": "Bidan Ratna", "phone": "0813-5550-122", "note": "Dusun Hulu"},
]
CONTENTS: dict[BlockKind, BlockContent] = {
    BlockKind.EMERGENCY: {"words": {"tried_on": "2025-11-20", "agreed": "ya"}, "rows": NUMBERS},
    BlockKind.SERVICES: {
        "words": {"place": "Balai warga", "hours": "Senin-Jumat 08.00-15.00"},
        "rows": [{"name": "Surat pengantar", "bring": "KTP dan KK", "when": "sehari", "place": ""}],
    },
    BlockKind.HISTORY: {
        "words": {"text": "Sungai di sini berbelok.", "teller": "Kakek Rusli", "agreed": "ya"},
        "rows": [],
    },
    BlockKind.VISION: {
        "words": {
            "vision": "Air bersih",
            "missions": "Pipa\nSumur",
            "source": "RPJM",
        },
        "rows": [],
    },
    BlockKind.INSTITUTIONS: {
        "words": {"agreed": "ya"},
        "rows": [{"which": "bpd", "name": "", "does": "", "head": "Hj. Rohani"}],
    },
    BlockKind.FACILITIES: {"words": {}, "rows": [{"which": "sekolah", "name": "3 SD, 1 SMP"}]},
    BlockKind.SIGNAL: {
        "words": {"tried_on": "2025-11-09", "internet": "WiFi balai"},
        "rows": [{"place": "Dusun Hulu", "telkomsel": "kuat", "indosat": "lemah", "xl": ""}],
    },
    BlockKind.NUMBERS: {
        "words": {},
        "rows": [
            {
                "label": "Penduduk",
                "amount": "4.212",
                "unit": "jiwa",
                "source": "Data desa",
                "year": "2025",
            }
        ],
    },
}


def block_data(kind: BlockKind, *photos: Picture) -> BlockData:
    """What a group writes into a block of this kind."""
    content = CONTENTS.get(kind, BlockContent(words={}, rows=[]))
    return BlockData(content, tuple(photos), "no_children" if photos else "unasked")


def history(text: str, teller: str = "") -> BlockData:
    """The past in these words."""
    words = {"text": text, "teller": teller, "agreed": "ya"}
    return BlockData(BlockContent(words=words, rows=[]))


def block(
    kim: Kim,
    kind: BlockKind = BlockKind.HISTORY,
    *,
    data: BlockData | None = None,
    by: Person | None = None,
    at: datetime = build.AT,
) -> ProfileBlock:
    """A block that readers have."""
    with on_site(kim.site):
        who = by or build.member(kim, Role.EDITOR)
        return write_block(kim.site, kind=kind, data=data or block_data(kind), by=who, at=at)


def gallery(kim: Kim, *, by: Person | None = None, caption: str = "") -> ProfileBlock:
    """A gallery with one photo of this group."""
    who = by or build.member(kim, Role.EDITOR)
    picture = build.photo(kim, by=who).as_picture()
    picture["caption"] = caption
    kind = BlockKind.GALLERY
    return block(kim, kind, data=block_data(kind, picture), by=who)


def proposal(
    kim: Kim,
    *,
    data: BlockData | None = None,
    kind: BlockKind = BlockKind.HISTORY,
    why: str = "Nama penggalinya keliru.",
    by: Person | None = None,
    at: datetime = build.AT,
) -> BlockProposal:
    """What this group proposes for a block that another one of its village holds."""
    with on_site(kim.site):
        who = by or build.member(kim, Role.EDITOR)
        given = data or history("Parit digali tahun 1950.")
        return proposals.propose(kim.site, kind=kind, data=given, why=why, by=who, at=at)


def two_groups() -> tuple[Kim, Kim]:
    """Two groups of one village."""
    return build.kim(label="kim-hulu"), build.kim(label="kim-hilir")
