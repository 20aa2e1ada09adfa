"""The evidence of a fact check: what readers can see for themselves, or which body the group asked.
Without either, a debunk is one word against another.
"""

from collections.abc import Iterable
from typing import Final

from kimid.lib.text import enumeration
from kimid.newsroom.check_steps import CheckStep
from kimid.newsroom.models import SourceKind, Story, StoryContent, StoryKind
from kimid.newsroom.models.checking import NAME_WITHHELD
from kimid.newsroom.story_links import link_owners

# An office, a letter, a newspaper: readers can ask there, too.
_BODIES: Final = (SourceKind.OFFICE, SourceKind.DOCUMENT, SourceKind.MEDIA)
LACKING: Final = (
    "Cek fakta perlu bukti yang bisa dilihat pembaca: foto, dokumen, atau tautan. Kalau tidak ada,"
    " tambahkan sumber dari instansi, surat, atau media yang disebut namanya, misalnya Puskesmas"
    " Sungai Raya."
)


def shown_evidence(content: StoryContent) -> str:
    """What readers see of it in the story: `foto dan dokumen`. Empty without."""
    has_document = any(each["kind"] == "document" for each in content.attachments)
    kinds = {
        "foto": content.shown_photos,
        "dokumen": has_document,
        "tautan": link_owners(content),
    }
    return enumeration([name for name, has_any in kinds.items() if has_any])


def asked_bodies(steps: Iterable[CheckStep]) -> list[str]:
    """Which bodies the group asked, and when: `Puskesmas Sungai Raya, 12 November 2026`."""
    rows = [step for step in steps if step.is_source and step.data.get("source_kind") in _BODIES]
    named = [step for step in rows if step.data["source_name"] != NAME_WITHHELD]
    return [f"{step.data['source_name']}, {step.source_day}" for step in named]


def lacks_evidence(story: Story) -> bool:
    """Whether it is a fact check without any. One query for one that shows none; none for other
    kinds.
    """
    if story.kind != StoryKind.FACT_CHECK or shown_evidence(story):
        return False
    bodies = story.sources.filter(kind__in=_BODIES, withheld_reason="", doubted_at=None)
    return not bodies.exclude(name="").exists()
