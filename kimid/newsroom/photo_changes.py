"""What a correction changes in the photos of a story, in sentences for its readers."""

from collections.abc import Iterator, Sequence
from typing import Final

from kimid.lib.picture import Picture, own_alt

_LABELS: Final = {"caption": "Keterangan", "credit": "Pemotret", "alt": "Uraian"}


def photo_changes(
    before: Sequence[Picture], after: Sequence[Picture], *, is_private: bool = False
) -> list[str]:
    """`Keterangan foto 2, semula “Pak Budi”, yang benar “Pak Badu”.` Numbers are those of before.

    With `is_private` the old words held personal data, and are not said again.
    """
    numbers = {photo["name"]: number for number, photo in enumerate(before, 1)}
    now = {photo["name"]: photo for photo in after}
    lines = [*_other_photos(numbers, now)]
    for photo in before:
        if photo["name"] in now:
            number, fresh = numbers[photo["name"]], now[photo["name"]]
            lines += [
                _line(f"{_LABELS[key]} foto {number}", was, right, is_private=is_private)
                for key, was, right in changed_texts(photo, fresh)
            ]
    stayed = [name for name in now if name in numbers]
    if stayed != [name for name in numbers if name in now]:
        lines.append("Urutan foto diubah.")
    return lines


def changed_texts(before: Picture, after: Picture) -> list[tuple[str, str, str]]:
    """Which texts of one photo are others, with both wordings. A text alternative that only repeats
    the caption is none of its own.
    """
    pairs = [
        ("caption", before["caption"], after["caption"]),
        ("credit", before["credit"], after["credit"]),
        ("alt", own_alt(before), own_alt(after)),
    ]
    return [(key, was, right) for key, was, right in pairs if was != right]


def _other_photos(numbers: dict[str, int], now: dict[str, Picture]) -> Iterator[str]:
    gone = [number for name, number in numbers.items() if name not in now]
    new = [name for name in now if name not in numbers]
    if len(gone) == len(new) == 1:
        yield f"Foto {gone[0]} diganti."
        return
    yield from (f"Foto {number} dihapus." for number in gone)
    if new:
        yield f"{len(new)} foto ditambah."


def _line(what: str, was: str, right: str, *, is_private: bool) -> str:
    if not was:
        return f"{what} ditambah: “{right}”."
    if is_private:
        more = f" Yang benar: “{right}”." if right else ""
        return f"{what} semula memuat data pribadi, jadi tidak kami tampilkan lagi.{more}"
    if not right:
        return f"{what} dihapus, semula “{was}”."
    return f"{what}, semula “{was}”, yang benar “{right}”."
