"""Whether a change of words only mends slips of the finger, so that whoever said "true" of the old words said it of the new.

The rule knows no dictionary, so it asks for proof that the old word was none: letters that nobody can speak in a row, two letters
that changed places, a letter typed twice, or a misspelling that everybody knows. Numbers, names, negations, dates, amounts and
places are never touched, and whatever it is not sure of counts as a change. `tests/lib/test_typos.py` measures it.
"""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Final

# Where two texts differ: from and to in the old words, from and to in the new.
type _Place = tuple[int, int, int, int]

_MOST: Final = 6  # changed places in one text; who changes more has written anew
_TOKEN: Final = re.compile(r"\d+(?:[.,:/-]\d+)*|\w+(?:[-'’]\w+)*|[^\w\s]")
_PATIENCE: Final = 3000  # words after the first change; comparing more takes too long
# Signs that may come and go. Any other says who speaks, asks, or marks a heading.
_LIGHT: Final = frozenset(",.")
_DENIALS: Final = [
    "tidak",
    "tak",
    "tdk",
    "bukan",
    "belum",
    "jangan",
    "tanpa",
    "enggak",
    "nggak",
    "gak",
    "ndak",
    "kurang",
    "hampir",
    "mustahil",
]
_AMOUNTS: Final = [
    "satu",
    "dua",
    "tiga",
    "empat",
    "lima",
    "enam",
    "tujuh",
    "delapan",
    "sembilan",
    "sepuluh",
    "sebelas",
    "belas",
    "puluh",
    "ratus",
    "seratus",
    "ribu",
    "seribu",
    "juta",
    "sejuta",
    "miliar",
    "triliun",
    "persen",
    "setengah",
    "separuh",
    "semua",
    "seluruh",
    "sebagian",
    "beberapa",
    "banyak",
    "sedikit",
    "lebih",
    "paling",
    "sering",
    "jarang",
    "selalu",
    "pernah",
    "rupiah",
]
_TIMES: Final = [
    "senin",
    "selasa",
    "rabu",
    "kamis",
    "jumat",
    "sabtu",
    "minggu",
    "ahad",
    "januari",
    "februari",
    "maret",
    "april",
    "mei",
    "juni",
    "juli",
    "agustus",
    "september",
    "oktober",
    "november",
    "desember",
    "kemarin",
    "besok",
    "lusa",
    "tadi",
    "nanti",
    "sekarang",
    "pagi",
    "siang",
    "sore",
    "petang",
    "malam",
    "subuh",
    "zuhur",
    "asar",
    "magrib",
    "isya",
    "sebelum",
    "sesudah",
    "setelah",
]
_PLACES: Final = [
    "barat",
    "timur",
    "utara",
    "selatan",
    "hulu",
    "hilir",
    "kanan",
    "kiri",
    "atas",
    "bawah",
    "dalam",
    "luar",
    "depan",
    "belakang",
]
_HEAVY: Final = frozenset([*_DENIALS, *_AMOUNTS, *_TIMES, *_PLACES])
# Words that slip in twice. Other words twice may mean many of them.
_SMALL: Final = frozenset(
    ["di", "ke", "dari", "yang", "dan", "untuk", "dengan", "pada", "itu", "ini", "dalam", "oleh", "agar", "karena"]
)
# What everybody mistypes or shortens, and what is meant.
_KNOWN: Final = {
    "yg": "yang", "dgn": "dengan", "krn": "karena", "utk": "untuk", "sdh": "sudah", "jg": "juga", "pd": "pada", "dr": "dari",
    "tsb": "tersebut", "dg": "dengan", "spt": "seperti", "karna": "karena", "resiko": "risiko", "aktifitas": "aktivitas",
    "sekedar": "sekadar", "ijin": "izin", "propinsi": "provinsi", "apotik": "apotek", "nasehat": "nasihat", "jadual": "jadwal",
    "praktek": "praktik", "antri": "antre", "himbau": "imbau", "himbauan": "imbauan", "merubah": "mengubah", "sistim": "sistem",
    "kwalitas": "kualitas", "ijasah": "ijazah", "hakekat": "hakikat", "nomer": "nomor", "trampil": "terampil", "obyek": "objek",
    "subyek": "subjek", "silahkan": "silakan", "hutang": "utang", "teoritis": "teoretis", "analisa": "analisis", "photo": "foto",
    "tehnik": "teknik", "mesjid": "masjid", "musolla": "musala", "mushola": "musala", "sholat": "salat", "nafas": "napas",
    "konkrit": "konkret", "komplek": "kompleks", "standarisasi": "standardisasi", "survey": "survei", "kwitansi": "kuitansi",
}  # fmt: skip
_ONSET: Final = "(?:ng|ny|sy|kh|s[tpkwmnl]r?|[pbtdkgf][rl]|[ks]w|[bcdfghjklmnpqrstvwyz])"
_CODA: Final = "(?:ng|ks|[bdfghklmnprstyw])"
# What can be spoken: syllables as in `pem-ba-ngun-an`, `struk-tur`, `in-dus-tri`.
_SPEAKABLE: Final = re.compile(rf"(?:{_ONSET}?[aeiou]{_CODA}?)+(?:rs|rn|lm|ns|ps|kt|rt)?\Z")
_DOUBLED: Final = re.compile(r"([b-df-hj-np-rt-z])\1|([aeiou])\2(?=\2|\Z)")


def only_typos(before: str, after: str) -> bool:
    """Whether nothing but slips of the finger was mended; blanks count for nothing. Equal texts are."""
    if before == after:
        return True
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    places = list(_changed(old, new))
    return len(places) <= _MOST and all(_is_slip(old, new, place) for place in places)


def _changed(old: Sequence[str], new: Sequence[str]) -> Iterator[_Place]:
    """The places that differ. Long texts that have little in common are one place, which no rule will take for a slip."""
    head = next((n for n, (one, other) in enumerate(zip(old, new, strict=False)) if one != other), min(len(old), len(new)))
    if abs(len(old) - len(new)) > 2 * _MOST or max(len(old), len(new)) - head > _PATIENCE:
        yield 0, len(old), 0, len(new)
        return
    matcher = SequenceMatcher(None, old[head:], new[head:])
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag != "equal":
            yield a + head, b + head, c + head, d + head


def _is_slip(old: Sequence[str], new: Sequence[str], place: _Place) -> bool:
    a, b, c, d = place
    was, now = old[a:b], new[c:d]
    around = [*old[max(0, a - 1) : a], *old[b : b + 1]]
    if all(token in _LIGHT for token in (*was, *now)):
        return not any(_is_heavy(token) for token in around)
    if "".join(was).lower() == "".join(now).lower() and (len(was), len(now)) in ((1, 2), (2, 1)):
        return not any(_is_heavy(token) for token in (*was, *now)) and _is_plain(was) and _is_plain(now)
    if not now and len(was) == 1:
        return was[0] in _SMALL and was[0] in around
    starts = a == 0 or old[a - 1] in (".", "!", "?")
    return len(was) == len(now) and all(
        _is_same_word(one, other, starts=starts and n == 0) for n, (one, other) in enumerate(zip(was, now, strict=True))
    )


def _is_same_word(was: str, now: str, *, starts: bool) -> bool:
    """Whether two words are one, mistyped. `starts`: at the head of a sentence, where a capital makes no name."""
    if was == now:
        return True
    if was.lower() == now.lower():
        return starts and not _is_heavy(now) and was[1:] == now[1:]
    if not _is_plain((was, now)) or _is_heavy(was) or _is_heavy(now):
        return False
    return _KNOWN.get(was) == now or (
        min(len(was), len(now)) >= 4 and _SPEAKABLE.match(now) is not None and _was_mistyped(was, now)
    )


def _was_mistyped(was: str, now: str) -> bool:
    if len(was) == len(now):
        places = [n for n, (one, other) in enumerate(zip(was, now, strict=True)) if one != other]
        swapped = len(places) == 2 and places[1] == places[0] + 1 and was[places[0]] == now[places[1]]
        if swapped and was[places[1]] == now[places[0]]:
            return len(was) >= 5 and not {was[places[0]], was[places[1]]} <= set("aeiou")
    if _DOUBLED.search(was) and _DOUBLED.sub(lambda found: found[0][0], was) == now:
        return True
    return _SPEAKABLE.match(was) is None and _one_letter_apart(was, now)


def _one_letter_apart(was: str, now: str) -> bool:
    """Whether one letter was left out, typed too much, or typed for another."""
    short, long = sorted((was, now), key=len)
    if len(long) - len(short) > 1:
        return False
    n = next((n for n, (one, other) in enumerate(zip(short, long, strict=False)) if one != other), len(short))
    return short[n + (len(short) == len(long)) :] == long[n + 1 :]


def _is_heavy(token: str) -> bool:
    """Whether the token is one of those on which the truth of a sentence hangs."""
    return token[0].isdigit() or token.lower() in _HEAVY or any(sign.isdigit() for sign in token)


def _is_plain(tokens: Sequence[str]) -> bool:
    """Whether these are small-letter words: no name, no number, no sign."""
    return all(token.isalpha() and token.islower() for token in tokens)
