"""Whether a change only mends typing errors, so that confirmations of the old text hold for the new
one.

The rule knows no dictionary. So it needs proof that the old word was not a word: letters that
nobody can pronounce in a row, two swapped letters, a letter typed twice, or a common misspelling.
Numbers, names, negations, dates, amounts and places may never change, nor what may be one of them,
mistyped: "bkan" can be "bukan" or "akan". In doubt it is a change.
`tests/lib/test_typos.py` measures the rule.
"""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Final

# A difference of two texts: start and end in the old words, start and end in the new.
type _Place = tuple[int, int, int, int]

_MAX_CHANGES: Final = 6  # changed places; with more, the text is a new one
_TOKEN: Final = re.compile(r"\d+(?:[.,:/-]\d+)*|\w+(?:[-'’]\w+)*|[^\w\s]")
_MAX_WORDS: Final = 3000  # words after the first change; comparing more takes too long
# Signs that may be added or removed. Others mark speech, questions or headings.
_MINOR_SIGNS: Final = frozenset(",.")
_NEGATIONS: Final = (
    "tidak tak takkan tdk tiada bukan belum jangan tanpa enggak nggak gak kagak ndak nihil batal "
    "gagal kurang hampir mustahil"
)
_AMOUNTS: Final = (
    "satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas belas puluh ratus "
    "seratus ribu seribu juta sejuta miliar triliun persen setengah separuh semua seluruh "
    "sebagian beberapa banyak sedikit lebih paling sering jarang selalu pernah rupiah"
)
_TIMES: Final = (
    "senin selasa rabu kamis jumat sabtu minggu ahad januari februari maret april mei juni "
    "juli agustus september oktober november desember kemarin besok lusa tadi nanti sekarang "
    "pagi siang sore petang malam subuh zuhur asar magrib isya sebelum sesudah setelah"
)
_PLACES: Final = (
    "barat timur utara selatan hulu hilir kanan kiri atas bawah dalam luar depan belakang"
)
_MEANING_WORDS: Final = frozenset(" ".join((_NEGATIONS, _AMOUNTS, _TIMES, _PLACES)).split())
# These carry the same meaning: `tidaklah`, `kedua`, `puluhan`, `bertiga`.
_AFFIXED: Final = ("{}", "{}lah", "{}kah", "{}nya", "{}pun", "{}an", "ke{}", "ber{}")
_MEANING_FORMS: Final = tuple(form.format(word) for word in _MEANING_WORDS for form in _AFFIXED)
# A second one of these is a slip. Other words twice may be a plural.
_FUNCTION_WORD_LIST: Final = "di ke dari yang dan untuk dengan pada itu ini dalam oleh agar karena"
_FUNCTION_WORDS: Final = frozenset(_FUNCTION_WORD_LIST.split())
# Common misspellings and abbreviations, and the correct words.
_KNOWN_TYPOS: Final = {
    "yg": "yang", "dgn": "dengan", "krn": "karena", "utk": "untuk", "sdh": "sudah", "jg": "juga",
    "pd": "pada", "dr": "dari", "tsb": "tersebut", "dg": "dengan", "spt": "seperti",
    "karna": "karena", "resiko": "risiko", "aktifitas": "aktivitas", "sekedar": "sekadar",
    "ijin": "izin", "propinsi": "provinsi", "apotik": "apotek", "nasehat": "nasihat",
    "jadual": "jadwal", "praktek": "praktik", "antri": "antre", "himbau": "imbau",
    "himbauan": "imbauan", "merubah": "mengubah", "sistim": "sistem", "kwalitas": "kualitas",
    "ijasah": "ijazah", "hakekat": "hakikat", "nomer": "nomor", "trampil": "terampil",
    "obyek": "objek", "subyek": "subjek", "silahkan": "silakan", "hutang": "utang",
    "teoritis": "teoretis", "analisa": "analisis", "photo": "foto", "tehnik": "teknik",
    "mesjid": "masjid", "musolla": "musala", "mushola": "musala", "sholat": "salat",
    "nafas": "napas", "konkrit": "konkret", "komplek": "kompleks", "standarisasi": "standardisasi",
    "survey": "survei", "kwitansi": "kuitansi",
}  # fmt: skip
_ONSET: Final = "(?:ng|ny|sy|kh|s[tpkwmnl]r?|[pbtdkgf][rl]|[ks]w|[bcdfghjklmnpqrstvwyz])"
_CODA: Final = "(?:ng|ks|[bdfghklmnprstyw])"
# Syllables as in `pem-ba-ngun-an`, `struk-tur`, `in-dus-tri`.
_PRONOUNCEABLE: Final = re.compile(rf"(?:{_ONSET}?[aeiou]{_CODA}?)+(?:rs|rn|lm|ns|ps|kt|rt)?\Z")
_DOUBLED_LETTER: Final = re.compile(r"([b-df-hj-np-rt-z])\1|([aeiou])\2(?=\2|\Z)")


def is_typo_fix(before: str, after: str) -> bool:
    """Whether the change only mends typing errors. Blanks do not count. True for equal texts."""
    if before == after:
        return True
    old = _TOKEN.findall(before)
    new = _TOKEN.findall(after)
    places = list(_changed_places(old, new))
    return len(places) <= _MAX_CHANGES and all(_is_typo(old, new, place) for place in places)


def _changed_places(old: Sequence[str], new: Sequence[str]) -> Iterator[_Place]:
    """The places that differ. Long texts with little in common are one place, which no rule
    accepts.
    """
    head = next(
        (n for n, (one, other) in enumerate(zip(old, new, strict=False)) if one != other),
        min(len(old), len(new)),
    )
    if abs(len(old) - len(new)) > 2 * _MAX_CHANGES or max(len(old), len(new)) - head > _MAX_WORDS:
        yield 0, len(old), 0, len(new)
        return
    matcher = SequenceMatcher(None, old[head:], new[head:])
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag != "equal":
            yield a + head, b + head, c + head, d + head


def _is_typo(old: Sequence[str], new: Sequence[str], place: _Place) -> bool:
    a, b, c, d = place
    was = old[a:b]
    now = new[c:d]
    around = [*old[max(0, a - 1) : a], *old[b : b + 1]]
    if all(token in _MINOR_SIGNS for token in (*was, *now)):
        return not any(_carries_meaning(token) for token in around)
    if "".join(was).lower() == "".join(now).lower() and (len(was), len(now)) in ((1, 2), (2, 1)):
        return (
            not any(_carries_meaning(token) for token in (*was, *now))
            and _is_plain(was)
            and _is_plain(now)
        )
    if not now and len(was) == 1:
        return was[0] in _FUNCTION_WORDS and was[0] in around
    starts_sentence = a == 0 or old[a - 1] in (".", "!", "?")
    return len(was) == len(now) and all(
        _is_same_word(one, other, starts_sentence=starts_sentence and n == 0)
        for n, (one, other) in enumerate(zip(was, now, strict=True))
    )


def _is_same_word(was: str, now: str, *, starts_sentence: bool) -> bool:
    """Whether two words are the same, mistyped. At the start of a sentence a capital letter is no
    name.
    """
    if was == now:
        return True
    if was.lower() == now.lower():
        return starts_sentence and not _carries_meaning(now) and was[1:] == now[1:]
    if not _is_plain((was, now)) or _may_carry_meaning(was) or _carries_meaning(now):
        return False
    return _KNOWN_TYPOS.get(was) == now or (
        min(len(was), len(now)) >= 4
        and _PRONOUNCEABLE.match(now) is not None
        and _is_mistyped(was, now)
    )


def _is_mistyped(was: str, now: str) -> bool:
    if swapped := _swapped_letters(was, now):
        return len(was) >= 5 and not swapped <= set("aeiou")
    if _DOUBLED_LETTER.search(was) and _DOUBLED_LETTER.sub(lambda match: match[0][0], was) == now:
        return True
    return _PRONOUNCEABLE.match(was) is None and _one_letter_apart(was, now)


def _swapped_letters(was: str, now: str) -> set[str]:
    """The two letters that stand in the other order. Empty for any other difference."""
    if len(was) != len(now):
        return set()
    places = [n for n, (one, other) in enumerate(zip(was, now, strict=True)) if one != other]
    if len(places) != 2 or places[1] != places[0] + 1:
        return set()
    one, other = places
    return {was[one], was[other]} if (was[one], was[other]) == (now[other], now[one]) else set()


def _one_letter_apart(was: str, now: str) -> bool:
    """Whether one letter was left out, added or replaced."""
    short, long = sorted((was, now), key=len)
    if len(long) - len(short) > 1:
        return False
    n = next(
        (n for n, (one, other) in enumerate(zip(short, long, strict=False)) if one != other),
        len(short),
    )
    return short[n + (len(short) == len(long)) :] == long[n + 1 :]


def _carries_meaning(token: str) -> bool:
    """Whether the token decides what a sentence claims: a number or one of the listed words."""
    return (
        token[0].isdigit()
        or token.lower() in _MEANING_WORDS
        or any(sign.isdigit() for sign in token)
    )


def _may_carry_meaning(word: str) -> bool:
    """Whether the word is, or is one slip away from, one that decides what a sentence claims."""
    return _carries_meaning(word) or any(
        _one_letter_apart(word, form) or _swapped_letters(word, form) for form in _MEANING_FORMS
    )


def _is_plain(tokens: Sequence[str]) -> bool:
    """Whether these are lower-case words: no names, numbers or signs."""
    return all(token.isalpha() and token.islower() for token in tokens)
