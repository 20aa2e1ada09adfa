"""Merges two versions of a story: field by field, sentence by sentence, photo by photo.

What only one of the two changed is taken. Where both changed one sentence, somebody chooses; until
then both stay, one after the other. Where a field has no room for both, theirs goes to the end of
the text, with the name of its field (decision 71).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from itertools import groupby
from operator import attrgetter
from typing import Any, Final, cast

from django.utils import timezone

from kimid.lib import blocks
from kimid.lib.attachment import AttachmentData
from kimid.lib.merging import MergePart, Side, merge
from kimid.lib.picture import Picture, own_alt
from kimid.lib.sentences import sentences
from kimid.newsroom.actions.content import ContentData, content_of
from kimid.newsroom.details import Details
from kimid.newsroom.field_labels import CHOICE_LABELS, FIELD_LABELS, UNASKED
from kimid.newsroom.models import StoryContent

# These fields of the content have rules of their own.
_SPECIAL_FIELDS: Final = frozenset({"body", "photos", "details", "attachments", "translation"})
_CONTENT_FIELDS: Final = {each.name for each in fields(ContentData)} - _SPECIAL_FIELDS
_DETAIL_FIELDS: Final = {each.name for each in fields(Details)}
# All other fields are merged as one text each. The import fails for a field without a label, so
# that a merge never loses a field.
_TEXT_FIELDS: Final = sorted(_CONTENT_FIELDS | _DETAIL_FIELDS, key=[*FIELD_LABELS].index)
_PHOTO_TEXTS: Final = {
    "caption": "Keterangan",
    "alt": "Uraian",
    "credit": "Pemotret",
    "consent": "Izin anak-anak",
}
# Fields of sentences, or of lines.
_IN_SENTENCES: Final = frozenset({"lead", "body"})
_PHOTO_TEXT_LENGTH: Final = 300


@dataclass(frozen=True)
class MergeField:
    """One field in both versions. `key` names it in a form, `content_field` in the content."""

    key: str
    label: str
    content_field: str
    part: MergePart
    # Where it is one of several sentences: of which paragraph, and what stands between them.
    paragraph: int = 0
    joint: str = " / "

    @property
    def wordings(self) -> tuple[str, str]:
        """My text and theirs, as people read it. Empty where a side has none."""
        names = CHOICE_LABELS.get(self.content_field, {})
        mine, theirs = (
            names.get(text, text) for text in (self.part.mine or "", self.part.theirs or "")
        )
        return mine, theirs

    @property
    def change(self) -> tuple[str, str]:
        """What was, and what is taken, as people read it. Empty where there is nothing."""
        names = CHOICE_LABELS.get(self.content_field, {})
        taken = self.part.mine if self.part.side == "mine" else self.part.theirs
        was, now = (names.get(text, text) for text in (self.part.base or "", taken or ""))
        return was, now

    @property
    def allows_both(self) -> bool:
        """Whether both texts can be kept, for somebody to tidy up later: what people type in words,
        not what they choose from a list.
        """
        is_chosen = self.content_field in CHOICE_LABELS or self.content_field == "photo"
        return not (is_chosen or None in {self.part.mine, self.part.theirs} or self.part.is_equal)

    @property
    def question(self) -> tuple[str, MergePart]:
        """What is asked here, wherever in the text it stands."""
        return self.content_field if self.content_field in _IN_SENTENCES else self.key, self.part

    @property
    def side(self) -> Side:
        """The side that is taken while nobody chooses. In a conflict both, if they can be kept."""
        return "both" if self.part.is_conflict and self.allows_both else self.part.side


class StoryMerge:
    """All fields of two versions that began from `base`. Without a base nothing is deleted."""

    def __init__(self, base: StoryContent | None, theirs: StoryContent, mine: StoryContent) -> None:
        self._photos_by_side = {"theirs": _photos_by_name(theirs), "mine": _photos_by_name(mine)}
        self._base_photos = _photos_by_name(base)
        sides = [self._base_photos, *self._photos_by_side.values()]
        self._pool = [*dict.fromkeys(name for photos in sides for name in photos)]
        self.photos = merge(*([*photos] for photos in sides))
        self._attachments = _merged_attachments(base, theirs, mine)
        base_data = content_of(base) if base else None
        their_data = content_of(theirs)
        my_data = content_of(mine)
        self._translations = {
            _translation_text(each): each.translation for each in (their_data, my_data)
        }
        translation = MergePart(
            _translation_text(base_data) if base_data else None,
            _translation_text(their_data),
            _translation_text(my_data),
        )
        self._sides = [_values(their_data), _values(my_data)]
        base_values = _values(base_data) if base_data else {}
        texts = [self._text_field(name, base_values) for name in _TEXT_FIELDS]
        title, lead, *others = texts
        self.fields = [
            title,
            *_in_sentences(lead, 1),
            *self._body_fields(base, theirs, mine),
            *others,
            MergeField("second", "Naskah bahasa daerah", "translation", translation),
            *self._photo_fields(),
        ]

    @property
    def has_conflict(self) -> bool:
        """Whether somebody has to choose."""
        return any(field.part.is_conflict for field in self.fields)

    @property
    def shown_fields(self) -> list[MergeField]:
        """What somebody reads who looks at the merge: the text, and all that differs beside it."""
        return [
            field
            for field in self.fields
            if not field.part.is_equal
            or (field.part.mine and field.content_field in {"title", *_IN_SENTENCES})
        ]

    def content(self, choices: Mapping[str, Side] | None = None) -> ContentData:
        """The merged content. `choices` names a side by the key of a field. Without a choice
        nothing is lost.
        """
        left_over: list[str] = []
        taken = {
            field.key: self._taken(field, self._side(field, choices or {}), left_over)
            for field in self.fields
        }
        photos = tuple(
            self._merged_photo(part, taken) for part in self.photos if taken[_photo_key(part)]
        )
        body = "\n\n".join([*self._paragraphs("body", taken), *left_over])
        texts = {field.content_field: " ".join(taken[field.key]) for field in self.fields}
        texts["lead"] = " ".join(self._paragraphs("lead", taken))
        merged = {name: self._value(name, texts[name]) for name in _TEXT_FIELDS}
        return ContentData(
            **{name: merged[name] for name in _CONTENT_FIELDS},
            body=blocks.editor_text(
                blocks.parse_blocks(body, self._pool), [photo["name"] for photo in photos]
            ),
            photos=photos,
            details=Details(**{name: merged[name] for name in _DETAIL_FIELDS}),
            attachments=self._attachments,
            translation=self._translations["".join(taken["second"])],
        )

    @staticmethod
    def _side(field: MergeField, choices: Mapping[str, Side]) -> Side:
        side = choices.get(field.key, field.side)
        return field.part.side if side == "both" and not field.allows_both else side

    @staticmethod
    def _taken(field: MergeField, side: Side, left_over: list[str]) -> list[str]:
        """The texts of this side. Of both one text; what has no room is left over."""
        texts = field.part.take(side)
        if side != "both" or field.content_field in _IN_SENTENCES or len(texts) < 2:
            return texts
        both = field.joint.join(texts)
        if len(both) <= _longest(field.content_field):
            return [both]
        theirs, mine = texts
        left_over += [f"{field.label} lain: {theirs}"]
        return [mine]

    def _paragraphs(self, content_field: str, taken: Mapping[str, list[str]]) -> Iterator[str]:
        """The paragraphs of a text, without those of which nothing is left."""
        rows = [field for field in self.fields if field.content_field == content_field]
        for _, parts in groupby(rows, attrgetter("paragraph")):
            pieces = [(field.joint, text) for field in parts for text in taken[field.key]]
            if pieces:
                yield pieces[0][0].join(text for _, text in pieces)

    def _text_field(self, name: str, base_values: Mapping[str, Any]) -> MergeField:
        base = _as_typed(base_values[name]) if base_values else None
        theirs, mine = (_as_typed(values[name]) for values in self._sides)
        return MergeField(name, FIELD_LABELS[name], name, MergePart(base, theirs, mine))

    def _value(self, name: str, text: str) -> Any:
        """The value that one of the sides has for this text, or the text itself."""
        return {_as_typed(values[name]): values[name] for values in self._sides}.get(text, text)

    def _body_fields(self, *contents: StoryContent | None) -> Iterator[MergeField]:
        texts = (
            [blocks.editor_text([block], self._pool) for block in content.blocks] if content else []
            for content in contents
        )
        for number, part in enumerate(merge(*texts), 1):
            whole = MergeField(f"body-{number}", f"Paragraf ke-{number}", "body", part)
            yield from _in_sentences(whole, number)

    def _photo_fields(self) -> Iterator[MergeField]:
        for number, part in enumerate(self.photos, 1):
            was, theirs, mine = (
                self._photo_texts(part, photos)
                for photos in (
                    self._base_photos,
                    self._photos_by_side["theirs"],
                    self._photos_by_side["mine"],
                )
            )
            here = MergePart(
                *(
                    "\n".join(texts.values()) if texts is not None else None
                    for texts in (was, theirs, mine)
                )
            )
            in_both = theirs is not None and mine is not None
            yield MergeField(
                _photo_key(part),
                f"Foto {number}",
                "photo",
                MergePart("ada", "ada", "ada") if in_both else here,
            )
            if theirs is not None and mine is not None:
                for word, label in _PHOTO_TEXTS.items():
                    pair = MergePart((was or {}).get(word), theirs[word], mine[word])
                    yield MergeField(
                        f"{_photo_key(part)}-{word}", f"{label} foto {number}", word, pair
                    )

    @staticmethod
    def _photo_texts(part: MergePart, photos: Mapping[str, Picture]) -> dict[str, str] | None:
        """The texts of the photo on this side. None when it does not have the photo."""
        photo = photos.get(_name(part))
        return (
            {word: str(photo.get(word, UNASKED)) for word in _PHOTO_TEXTS}
            # What only repeats the caption goes with it.
            | {"alt": own_alt(photo)}
            if photo is not None
            else None
        )

    def _merged_photo(self, part: MergePart, taken: Mapping[str, Sequence[str]]) -> Picture:
        name = _name(part)
        key = _photo_key(part)
        theirs, mine = (self._photos_by_side[side].get(name) for side in ("theirs", "mine"))
        was = self._base_photos.get(name, theirs)
        changed = {
            field: value
            for field, value in (mine or {}).items()
            if was is None or was.get(field) != value
        }
        chosen_texts = {
            word: taken[f"{key}-{word}"][0] for word in _PHOTO_TEXTS if taken.get(f"{key}-{word}")
        }
        merged = cast(Picture, {**(theirs or mine or {}), **changed, **chosen_texts})
        return {**merged, "alt": own_alt(merged) or merged["caption"]}


def carried_choices(
    seen: StoryMerge, now: StoryMerge, choices: Mapping[str, Side]
) -> dict[str, Side]:
    """Choices that were made in a merge that is no longer the one, by the keys of the one that is
    now. A key says where a sentence stands, which is another one after a change: what is asked anew
    has no choice.
    """
    made = {field.question: choices[field.key] for field in seen.fields if field.key in choices}
    return {field.key: made[field.question] for field in now.fields if field.question in made}


def _in_sentences(whole: MergeField, paragraph: int) -> Iterator[MergeField]:
    """A text of both versions in its sentences, a list in its lines."""
    texts = [whole.part.base, whole.part.theirs, whole.part.mine]
    is_list = any("\n" in text for text in texts if text)
    joint = "\n" if is_list else " "
    if whole.part.is_equal or None in texts[1:]:
        yield replace(whole, paragraph=paragraph, joint=joint)
        return
    split = str.splitlines if is_list else sentences
    for number, part in enumerate(merge(*(split(text or "") for text in texts)), 1):
        yield MergeField(
            f"{whole.key}-{number}", whole.label, whole.content_field, part, paragraph, joint
        )


def _longest(content_field: str) -> int:
    """How many letters fit into a field."""
    if content_field in _PHOTO_TEXTS:
        return _PHOTO_TEXT_LENGTH
    names = {each.name for each in StoryContent._meta.get_fields()}
    if content_field not in names:
        return 0
    return getattr(StoryContent._meta.get_field(content_field), "max_length", None) or 0


def _as_typed(value: object) -> str:
    """A value as people type it."""
    if isinstance(value, datetime):
        return f"{timezone.localtime(value):%d-%m-%Y %H.%M}"
    return f"{value:%d-%m-%Y}" if isinstance(value, date) else "" if value is None else str(value)


def _merged_attachments(
    base: StoryContent | None, theirs: StoryContent, mine: StoryContent
) -> tuple[AttachmentData, ...]:
    """The attachments of both sides, without those that one side removed. Where I changed one, mine
    counts.
    """
    was, other, own = (_attachments_by_name(content) for content in (base, theirs, mine))
    names = [
        name for name in {**other, **own} if name not in was or (name in other and name in own)
    ]
    return tuple(
        other[name]
        if name in other and own.get(name, was.get(name)) == was.get(name)
        else own[name]
        for name in names
    )


def _attachments_by_name(content: StoryContent | None) -> dict[str, AttachmentData]:
    return {each["name"]: each for each in content.attachments} if content is not None else {}


def _values(content: ContentData) -> dict[str, Any]:
    """The values of all fields, also of the details, by name."""
    return {
        each.name: getattr(part, each.name)
        for part in (content, content.details)
        for each in fields(part)
    }


def _translation_text(content: ContentData) -> str:
    """The translation with the tag of its language. Empty if there is none."""
    return "\n\n".join(filter(None, content.translation))


def _photos_by_name(content: StoryContent | None) -> dict[str, Picture]:
    return {photo["name"]: photo for photo in content.photos} if content is not None else {}


def _name(part: MergePart) -> str:
    return part.mine or part.theirs or ""


def _photo_key(part: MergePart) -> str:
    return f"foto-{_name(part)}"
