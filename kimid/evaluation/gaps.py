"""What an entry still lacks. The same list keeps it from being sent and stands beside its fields."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from kimid.evaluation.models import Answer, Asked, Entry, Kind
from kimid.evaluation.models.entries import LONGEST_FILM
from kimid.lib.videos import video_site
from kimid.registry.models import Decree

FILM: Final = "video"
FILM_SECONDS: Final = "video-detik"
PRESENTATION: Final = "presentasi"
DECREE: Final = "sk"
_BY_OTHERS: Final = (Kind.MEASURED, Kind.JURY)
_LONGEST_NUMBER: Final = 6


class Gap(NamedTuple):
    """Something that is missing: the field where it belongs, and words that say what to do."""

    field: str
    words: str


def asked_of_group(form: list[Asked]) -> list[Asked]:
    """What the group itself answers."""
    return [each for each in form if each["kind"] not in _BY_OTHERS]


def gaps_of(entry: Entry, *, decree: Decree | None) -> list[Gap]:
    """All that is missing; nothing when it can be sent. One query."""
    papers = set(entry.papers.values_list("kind", flat=True))
    gaps = [gap for each in asked_of_group(entry.round.form) for gap in _of_answer(each, entry.answers, papers)]
    return [*gaps, *_of_contest(entry, decree, papers)] if entry.round.is_contest else gaps


def film_of(entry: Entry) -> tuple[str, int | None]:
    """The link to the film and its seconds, as typed."""
    seconds = _typed(entry, FILM_SECONDS)
    return _typed(entry, FILM), int(seconds) if _is_number(seconds) else None


def _typed(entry: Entry, key: str) -> str:
    value: str = entry.answers.get(key, {}).get("value", "")
    return value.strip()


def _is_number(value: str) -> bool:
    return value.isascii() and value.isdigit() and len(value) <= _LONGEST_NUMBER


def _of_answer(asked: Asked, answers: dict[str, Answer], papers: set[str]) -> Iterator[Gap]:
    key, answer = asked["key"], answers.get(asked["key"], Answer())
    value = answer.get("value", "").strip()
    if not value:
        yield Gap(key, "Belum dijawab.")
    elif asked["kind"] == Kind.NUMBER and not _is_number(value):
        yield Gap(key, "Tulis angka saja, misalnya 12.")
    is_nothing = value in ("0", "tidak") and asked["kind"] in (Kind.YES_NO, Kind.NUMBER)
    if asked["asks_evidence"] and value and not is_nothing and not answer.get("story") and key not in papers:
        yield Gap(f"{key}-story", "Sertakan buktinya: pilih kabar, atau tambahkan foto dokumen.")


def _of_contest(entry: Entry, decree: Decree | None, papers: set[str]) -> Iterator[Gap]:
    if decree is None:
        yield Gap(DECREE, "KIM belum punya SK yang berlaku. Ajukan dulu di halaman SK dan pengurus.")
    if PRESENTATION not in papers:
        yield Gap(PRESENTATION, "Presentasinya belum ada. Tambahkan berkas PDF.")
    address, seconds = film_of(entry)
    if not video_site(address):
        yield Gap(FILM, "Tempel tautan video dari YouTube, TikTok, Facebook, Instagram, atau Vidio.")
    if seconds is None or not 0 < seconds <= LONGEST_FILM:
        yield Gap(FILM_SECONDS, f"Tulis lamanya dalam detik, paling lama {LONGEST_FILM}.")
