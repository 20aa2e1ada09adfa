"""A merge of two versions loses no field, and removes only what somebody removed."""

from dataclasses import fields
from typing import Any, Final

import pytest

from kimid.lib.attachment import AttachmentData
from kimid.lib.blocks import parse_blocks
from kimid.lib.picture import Picture
from kimid.newsroom.actions.content import ContentData, content_of, set_content
from kimid.newsroom.details import Details
from kimid.newsroom.merging import StoryMerge
from kimid.newsroom.models import SignedAs, Story, StoryContent, StoryKind
from kimid.wire.models import Topic
from kimid.wire.verdicts import Verdict
from tests import build

_PHOTO: Final = Picture(
    name="jembatan",
    width=800,
    height=600,
    widths=[320, 800],
    focus=(50, 50),
    alt="Jembatan baru",
    caption="Jembatan baru",
    credit="Dedi",
    avif=False,
    is_drawn=False,
    consent="no_children",
)
# For each content field a value that differs from the default.
_CHANGED: Final[dict[str, Any]] = {
    "title": "Jembatan selesai",
    "lead": "Warga sudah lewat.",
    "blocks": parse_blocks("Dibangun tiga bulan."),
    "photos": [_PHOTO],
    "attachments": [AttachmentData(name="sk", kind="document", title="SK", size=1, weight=1000)],
    "kind": StoryKind.AGENDA,
    "topic": Topic.SAFETY,
    "place": "Dusun Sukun",
    "translation": {"lang": "jv", "title": "Kreteg", "lead": "Wis rampung.", "blocks": []},
    "starts_at": build.AT,
    "ends_at": build.AT,
    "venue": "Balai desa",
    "organiser": "Karang taruna",
    "paid_by": "Toko Maju",
    "claim": "Jembatan putus",
    "claim_seen": "Grup RT",
    "claim_since": build.AT.date(),
    "verdict": Verdict.FALSE,
    "reach": "Dua grup",
    "area_level": 4,
    "co_writers": "Siti dan Rina",
    "signed_as": SignedAs.NEWSROOM,
}
_NAMES: Final = [field.name for field in StoryContent._meta.get_fields()]


def _paper(name: str, title: str = "Surat") -> AttachmentData:
    return AttachmentData(name=name, kind="document", title=title, size=1, weight=1000)


def _story(*papers: AttachmentData) -> Story:
    return Story(title="A", lead="B.", attachments=list(papers))


def test_papers_of_both_are_kept_and_those_taken_off_are_gone() -> None:
    base = _story(_paper("a"), _paper("b"), _paper("c"))
    theirs = _story(_paper("a"), _paper("c", "Undangan"), _paper("d"))
    mine = _story(_paper("a", "SK"), _paper("b"), _paper("c"), _paper("e"))

    merged = StoryMerge(base, theirs, mine).content()

    assert merged.attachments == (
        _paper("a", "SK"),
        _paper("c", "Undangan"),
        _paper("d"),
        _paper("e"),
    )


@pytest.mark.parametrize("name", _NAMES)
def test_a_field_that_one_of_two_changed_is_in_the_merge(name: str) -> None:
    before = Story(title="Jembatan", lead="Belum selesai.")
    after = Story(**{"title": before.title, "lead": before.lead, name: _CHANGED[name]})
    assert after.digest != before.digest

    for merge in (StoryMerge(before, before, after), StoryMerge(before, after, before)):
        assert not merge.has_conflict
        assert set_content(Story(), merge.content()).digest == after.digest


def test_a_merge_of_one_version_with_itself_is_that_version() -> None:
    story = Story(**_CHANGED)

    assert StoryMerge(story, story, story).content() == content_of(story)


def test_each_field_of_the_data_is_one_of_the_model() -> None:
    data = {field.name for field in [*fields(ContentData), *fields(Details)]}

    assert data - {"body", "details"} == {*_NAMES} - {"blocks"}
