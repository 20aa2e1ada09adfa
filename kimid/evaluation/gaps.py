"""Gaps: what an entry still needs before it can be sent."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from kimid.evaluation.models import Answer, AnswerKind, RoundEntry, RoundIndicator
from kimid.evaluation.models.entries import MAX_VIDEO_SECONDS
from kimid.lib.typed_number import typed_number
from kimid.lib.videos import video_site
from kimid.registry.models import Decree

VIDEO: Final = "video"
VIDEO_SECONDS: Final = "video-detik"
PRESENTATION: Final = "presentasi"
DECREE: Final = "sk"
_BY_OTHERS: Final = (AnswerKind.MEASURED, AnswerKind.JURY)
_LONGEST_NUMBER: Final = 6


class EntryGap(NamedTuple):
    """A missing answer or paper: the name of its field, and a sentence for the group."""

    field: str
    words: str


def indicators_for_group(form: list[RoundIndicator]) -> list[RoundIndicator]:
    """The indicators that the group answers, not the system or a jury."""
    return [each for each in form if each["kind"] not in _BY_OTHERS]


def gaps_of(entry: RoundEntry, *, decree: Decree | None) -> list[EntryGap]:
    """All gaps; empty if the entry can be sent. One query."""
    papers = set(entry.papers.values_list("kind", flat=True))
    gaps = [
        gap
        for each in indicators_for_group(entry.round.form)
        for gap in _answer_gaps(each, entry.answers, papers)
    ]
    return [*gaps, *_contest_gaps(entry, decree, papers)] if entry.round.is_contest else gaps


def video_of(entry: RoundEntry) -> tuple[str, int | None]:
    """The link of the video and its length in seconds, as typed."""
    seconds = _typed(entry, VIDEO_SECONDS)
    return _typed(entry, VIDEO), int(seconds) if _is_number(seconds) else None


def _typed(entry: RoundEntry, key: str) -> str:
    value: str = entry.answers.get(key, {}).get("value", "")
    return value.strip()


def _is_number(value: str) -> bool:
    return value.isascii() and value.isdigit() and len(value) <= _LONGEST_NUMBER


def _answer_gaps(
    indicator: RoundIndicator, answers: dict[str, Answer], papers: set[str]
) -> Iterator[EntryGap]:
    key = indicator["key"]
    answer = answers.get(indicator["key"], Answer())
    value = answer.get("value", "").strip()
    if not value:
        yield EntryGap(key, "Belum dijawab.")
    elif indicator["kind"] == AnswerKind.NUMBER and typed_number(value) is None:
        yield EntryGap(key, "Tulis angka saja, misalnya 12 atau 82,5.")
    is_nothing = value in ("0", "tidak") and indicator["kind"] in (
        AnswerKind.YES_NO,
        AnswerKind.NUMBER,
    )
    if (
        indicator["asks_evidence"]
        and value
        and not is_nothing
        and not answer.get("story")
        and key not in papers
    ):
        yield EntryGap(
            f"{key}-story", "Sertakan buktinya: pilih kabar, atau tambahkan foto dokumen."
        )


def _contest_gaps(entry: RoundEntry, decree: Decree | None, papers: set[str]) -> Iterator[EntryGap]:
    if decree is None:
        yield EntryGap(
            DECREE, "KIM belum punya SK yang berlaku. Ajukan dulu di halaman SK dan pengurus."
        )
    if PRESENTATION not in papers:
        yield EntryGap(PRESENTATION, "Presentasinya belum ada. Tambahkan berkas PDF.")
    address, seconds = video_of(entry)
    if not video_site(address):
        yield EntryGap(
            VIDEO, "Tempel tautan video dari YouTube, TikTok, Facebook, Instagram, atau Vidio."
        )
    if seconds is None or not 0 < seconds <= MAX_VIDEO_SECONDS:
        yield EntryGap(
            VIDEO_SECONDS, f"Tulis lamanya dalam detik, paling lama {MAX_VIDEO_SECONDS}."
        )
