"""Two wordings of one story brought together: field by field, paragraph by paragraph, photo by photo."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, cast

from django.utils import timezone

from kimid.lib import blocks
from kimid.lib.attachment import Attached
from kimid.lib.merging import Part, Side, merge
from kimid.lib.picture import Picture
from kimid.newsroom.actions import Words, words_of
from kimid.newsroom.models import StoryKind, Told
from kimid.wire.models import Topic, Verdict
from kimid.wire.placing import Details

_FIELDS: Final = {"title": "Judul", "lead": "Inti", "place": "Tempat", "kind": "Jenis tulisan", "topic": "Tentang apa"}
_DETAILS: Final = {
    "starts_at": "Mulai",
    "ends_at": "Selesai",
    "venue": "Tempat acara",
    "organiser": "Penyelenggara",
    "paid_by": "Dibayar oleh",
    "claim": "Kabar yang beredar",
    "claim_seen": "Beredar di mana",
    "claim_since": "Sejak kapan",
    "verdict": "Hasil pemeriksaan",
    "reach": "Sejauh mana beredar",
    "area_level": "Siapa yang perlu tahu",
}
_PHOTO_WORDS: Final = {"caption": "Keterangan", "credit": "Pemotret", "consent": "Izin anak-anak"}
_UNASKED: Final = "unasked"
_NAMES: Final[dict[str, dict[str, str]]] = {
    "kind": dict(StoryKind.choices),
    "topic": dict(Topic.choices),
    "verdict": dict(Verdict.choices),
    "area_level": {"4": "Desa ini saja", "3": "Sekecamatan", "2": "Sekabupaten atau sekota", "1": "Seprovinsi"},
    "consent": {_UNASKED: "Belum dijawab", "no_children": "Tidak ada anak-anak", "children_allowed": "Ada, diizinkan"},
}
# Where both wordings may stand one behind the other.
_ROOM_FOR_BOTH: Final = frozenset({"lead", "body"})


@dataclass(frozen=True)
class Piece:
    """One part of the story in both wordings. `key` names it in a form, `place` says what of the story it is."""

    key: str
    label: str
    place: str
    part: Part

    @property
    def wordings(self) -> tuple[str, str]:
        """What stands here in mine and in theirs, as people read it; empty where it is not there."""
        names = _NAMES.get(self.place, {})
        mine, theirs = (names.get(text, text) for text in (self.part.mine or "", self.part.theirs or ""))
        return mine, theirs

    @property
    def takes_both(self) -> bool:
        """Whether both wordings can be kept here until somebody tidies up."""
        return self.place in _ROOM_FOR_BOTH and None not in {self.part.mine, self.part.theirs}


class Together:
    """All pieces of two wordings that began as `base`; without a base nothing counts as thrown away, and all else is kept."""

    def __init__(self, base: Told | None, theirs: Told, mine: Told) -> None:
        self._told = {"theirs": _photos(theirs), "mine": _photos(mine)}
        self._was = _photos(base)
        pool = [*dict.fromkeys([*self._was, *self._told["theirs"], *self._told["mine"]])]
        self._pool = pool
        self.photos = merge([*self._was], [*self._told["theirs"]], [*self._told["mine"]])
        texts = [[blocks.as_text([block], pool) for block in told.blocks] if told else [] for told in (base, theirs, mine)]
        fields = [
            Piece(name, label, name, Part(getattr(base, name, None), getattr(theirs, name), getattr(mine, name)))
            for name, label in _FIELDS.items()
        ]
        body = [Piece(f"body-{n}", f"Paragraf ke-{n}", "body", part) for n, part in enumerate(merge(*texts), 1)]
        self._values = {name: {_typed(getattr(told, name)): getattr(told, name) for told in (theirs, mine)} for name in _DETAILS}
        details = [self._detail(name, base, theirs, mine) for name in _DETAILS]
        self._attached = _attached(base, theirs, mine)
        self._seconds = {_in_second(told): words_of(told).second for told in (theirs, mine)}
        second = Part(_in_second(base) if base else None, _in_second(theirs), _in_second(mine))
        details.append(Piece("second", "Naskah bahasa daerah", "second", second))
        self.pieces = [*fields[:2], *body, *fields[2:], *details, *self._photo_pieces()]

    @property
    def has_conflict(self) -> bool:
        """Whether somebody has to choose."""
        return any(piece.part.is_conflict for piece in self.pieces)

    @property
    def differences(self) -> list[Piece]:
        """The pieces that the two wordings do not share."""
        return [piece for piece in self.pieces if not piece.part.is_equal]

    @property
    def equal(self) -> list[Piece]:
        """The pieces with words that stand in both."""
        return [
            piece for piece in self.pieces if piece.part.is_equal and piece.part.mine and piece.place in {"title", "lead", "body"}
        ]

    def words(self, choices: Mapping[str, Side] | None = None) -> Words:
        """What the story says with these choices, by the keys of the pieces; where none is made, nothing is lost."""
        taken = {piece.key: piece.part.take(self._side(piece, choices or {})) for piece in self.pieces}
        said = {name: "\n".join(taken[name]) for name in _FIELDS}
        said["lead"] = " ".join(taken["lead"])
        photos = tuple(self._photo_told(part, taken) for part in self.photos if taken[_photo_key(part)])
        body = "\n\n".join(text for piece in self.pieces if piece.place == "body" for text in taken[piece.key])
        body = blocks.as_text(blocks.parse(body, self._pool), [photo["name"] for photo in photos])
        details = Details(**{name: self._values[name]["\n".join(taken[name])] for name in _DETAILS})
        kind, topic = StoryKind(said["kind"]), Topic(said["topic"])
        return Words(
            said["title"],
            said["lead"],
            body,
            kind,
            topic,
            said["place"],
            photos,
            details,
            attachments=self._attached,
            second=self._seconds["".join(taken["second"])],
        )

    @staticmethod
    def _side(piece: Piece, choices: Mapping[str, Side]) -> Side:
        side = choices.get(piece.key, piece.part.side)
        return piece.part.side if side == "both" and not piece.takes_both else side

    @staticmethod
    def _detail(name: str, *told: Told | None) -> Piece:
        said = (None if each is None else _typed(getattr(each, name)) for each in told)
        return Piece(name, _DETAILS[name], name, Part(*said))

    def _photo_pieces(self) -> Iterator[Piece]:
        for number, part in enumerate(self.photos, 1):
            was, theirs, mine = (self._said(part, photos) for photos in (self._was, self._told["theirs"], self._told["mine"]))
            here = Part(*("\n".join(words.values()) if words is not None else None for words in (was, theirs, mine)))
            in_both = theirs is not None and mine is not None
            yield Piece(_photo_key(part), f"Foto {number}", "photo", Part("ada", "ada", "ada") if in_both else here)
            if theirs is not None and mine is not None:
                for word, label in _PHOTO_WORDS.items():
                    pair = Part((was or {}).get(word), theirs[word], mine[word])
                    yield Piece(f"{_photo_key(part)}-{word}", f"{label} foto {number}", word, pair)

    @staticmethod
    def _said(part: Part, photos: Mapping[str, Picture]) -> dict[str, str] | None:
        """What these say of the photo; None when they do not have it."""
        photo = photos.get(_name(part))
        return {word: str(photo.get(word, _UNASKED)) for word in _PHOTO_WORDS} if photo is not None else None

    def _photo_told(self, part: Part, taken: Mapping[str, Sequence[str]]) -> Picture:
        name, key = _name(part), _photo_key(part)
        theirs, mine = (self._told[side].get(name) for side in ("theirs", "mine"))
        was = self._was.get(name, theirs)
        changed = {fact: value for fact, value in (mine or {}).items() if was is None or was.get(fact) != value}
        said = {word: taken[f"{key}-{word}"][0] for word in _PHOTO_WORDS if taken.get(f"{key}-{word}")}
        told = cast(Picture, {**(theirs or mine or {}), **changed, **said})
        if told["alt"] in {"", *(photo["caption"] for photo in (theirs, mine) if photo)}:
            told["alt"] = told["caption"]
        return told


def _typed(value: object) -> str:
    """A detail as people type it."""
    if isinstance(value, datetime):
        return f"{timezone.localtime(value):%d-%m-%Y %H.%M}"
    return f"{value:%d-%m-%Y}" if isinstance(value, date) else "" if value is None else str(value)


def _attached(base: Told | None, theirs: Told, mine: Told) -> tuple[Attached, ...]:
    """What hangs on either, but what one of them took off; said as I say it where I changed what is said."""
    was, other, own = (_hung(told) for told in (base, theirs, mine))
    kept = [name for name in {**other, **own} if name not in was or (name in other and name in own)]
    return tuple(other[name] if name in other and own.get(name, was.get(name)) == was.get(name) else own[name] for name in kept)


def _hung(told: Told | None) -> dict[str, Attached]:
    return {each["name"]: each for each in told.attachments} if told is not None else {}


def _in_second(told: Told) -> str:
    """What it says in a second language, with the tag of the language; empty without one."""
    return "\n\n".join(filter(None, words_of(told).second))


def _photos(told: Told | None) -> dict[str, Picture]:
    return {photo["name"]: photo for photo in told.photos} if told is not None else {}


def _name(part: Part) -> str:
    return part.mine or part.theirs or ""


def _photo_key(part: Part) -> str:
    return f"foto-{_name(part)}"
