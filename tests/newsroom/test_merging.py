"""A merge of two versions loses no field, and removes only what somebody removed."""

from dataclasses import fields
from random import Random
from typing import Any, Final

import pytest

from kimid.lib.attachment import AttachmentData
from kimid.lib.blocks import parse_blocks
from kimid.lib.picture import Picture
from kimid.lib.sentences import sentences
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


_SENTENCES: Final = [
    "Air pasang masuk ke Dusun Sukun sejak subuh.",
    "Sebanyak 14 rumah terendam setinggi lutut.",
    "Warga mengungsi ke balai desa.",
    "Perahu nelayan dipakai mengangkut barang.",
    "Dapur umum dibuka ibu-ibu PKK.",
    "Sekolah diliburkan dua hari.",
    "Bidan memeriksa anak-anak dan lansia.",
    "Air mulai surut menjelang sore.",
]
_PHOTOS: Final = [_PHOTO | {"name": name} for name in ("satu", "dua")]


def _flood() -> Story:
    body = f"{' '.join(_SENTENCES[3:6])}\n\n{' '.join(_SENTENCES[6:])}\n\n- tikar\n- selimut"
    return Story(
        title="Air pasang masuk ke 14 rumah",
        lead=" ".join(_SENTENCES[:3]),
        blocks=parse_blocks(body),
        photos=_PHOTOS,
        place="Dusun Sukun",
    )


class _Writer:
    """Changes a story here and there, and knows what it typed: words that nobody else has."""

    def __init__(self, name: str, by: Random) -> None:
        self._name = name
        self._by = by
        self.typed: list[str] = []
        self.sentences: set[str] = set()  # the old sentences that it touched

    def _word(self) -> str:
        self.typed.append(f"{self._name}{len(self.typed)}")
        return self.typed[-1]

    def _text(self, text: str) -> str:
        """The sentences of a text, some changed, one taken out or one added."""
        changed: list[str] = []
        for sentence in sentences(text):
            act = self._by.choice(["stay", "stay", "stay", "word", "added", "dropped"])
            if act in {"word", "dropped"}:
                self.sentences.add(sentence)
            if act != "dropped":
                changed.append(
                    sentence.replace(".", f" {self._word()}.") if act == "word" else sentence
                )
            if act == "added":
                changed.append(f"Kata {self._word()} ditambah di sini.")
        return " ".join(changed) or f"Hanya {self._word()} yang tersisa."

    def version_of(self, base: Story) -> Story:
        """Another version of this story."""
        *paragraphs, last = base.body.split("\n\n")
        texts = [self._text(each) for each in paragraphs]
        photos = [photo | {} for photo in base.photos]
        if self._by.random() < 0.3:
            photos[0] |= {"caption": f"Keterangan {self._word()}"}
        title, place = (
            f"{text} {self._word()}" if self._by.random() < 0.3 else text
            for text in (base.title, base.place)
        )
        if self._by.random() < 0.3:
            last += f"\n- {self._word()}"
        return Story(
            title=title,
            lead=self._text(base.lead),
            blocks=parse_blocks("\n\n".join([*texts, last])),
            photos=photos,
            place=place,
        )


@pytest.mark.parametrize("seed", range(200))
def test_a_blind_merge_loses_no_word_and_asks_only_what_both_changed(seed: int) -> None:
    base = _flood()
    by = Random(seed)
    mine, theirs = _Writer("punyaku", by), _Writer("punyamu", by)

    merge = StoryMerge(base, theirs.version_of(base), mine.version_of(base))

    merged = set_content(Story(), merge.content())
    words = " ".join(
        [merged.title, merged.lead, merged.body, merged.place]
        + [photo["caption"] for photo in merged.photos]
    )
    assert [word for word in (*mine.typed, *theirs.typed) if word not in words] == []
    asked = {field.part.base for field in merge.fields if field.part.is_conflict}
    assert asked & {*_SENTENCES} <= mine.sentences & theirs.sentences


def test_what_has_no_room_for_both_goes_to_the_end_of_the_text() -> None:
    base = Story(title="Jembatan", lead="Selesai.", venue="Balai")
    mine, theirs = (
        Story(title=f"{whose} {'jembatan ' * 12}", lead="Selesai.", venue=f"Balai {whose}")
        for whose in ("Satu", "Dua")
    )

    content = StoryMerge(base, theirs, mine).content()

    assert content.title == mine.title
    assert content.details.venue == "Balai Dua / Balai Satu"
    assert content.body == f"Judul lain: {theirs.title.strip()}"


def test_each_field_of_the_data_is_one_of_the_model() -> None:
    data = {field.name for field in [*fields(ContentData), *fields(Details)]}

    assert data - {"body", "details"} == {*_NAMES} - {"blocks"}
