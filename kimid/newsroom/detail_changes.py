"""What two versions of a story say differently beside their text: in sentences."""

from collections.abc import Iterator, Sequence
from dataclasses import fields
from datetime import date, datetime
from typing import Final

from kimid.lib import clock
from kimid.lib.attachment import AttachmentData
from kimid.newsroom.details import Details
from kimid.newsroom.field_labels import CHOICE_LABELS, FIELD_LABELS
from kimid.newsroom.models import StoryContent, StoryKind

_EMPTY: Final = "kosong"
# The claim is compared word by word, like the text.
_FIELDS: Final = (
    "place",
    "kind",
    "topic",
    *(each.name for each in fields(Details) if each.name != "claim"),
)


def detail_sentences(before: StoryContent, after: StoryContent, zone: str) -> Iterator[str]:
    """One sentence for each detail that changed, also where this kind of story does not show it.
    Moments are those on the clocks of `zone`.
    """
    for name in _FIELDS:
        if getattr(before, name) != getattr(after, name):
            was, now = (_wording(content, name, zone) for content in (before, after))
            yield f"{_label(after, name)}: {was} menjadi {now}."
    if before.translation != after.translation:
        yield "Naskah dalam bahasa daerah diubah."
    yield from _attachment_sentences(before.attachments, after.attachments)


def _label(content: StoryContent, name: str) -> str:
    is_expiry = name == "ends_at" and content.kind == StoryKind.ANNOUNCEMENT
    return "Berlaku sampai" if is_expiry else FIELD_LABELS[name]


def _wording(content: StoryContent, name: str, zone: str) -> str:
    value = getattr(content, name)
    if isinstance(value, datetime):
        return clock.short_moment(value, zone)
    if isinstance(value, date):
        return clock.day(value)
    text = "" if value is None else str(value)
    return CHOICE_LABELS.get(name, {}).get(text, text) or _EMPTY


def _attachment_sentences(
    before: Sequence[AttachmentData], after: Sequence[AttachmentData]
) -> Iterator[str]:
    old, new = ({each["name"]: each["title"] for each in rows} for rows in (before, after))
    for name, title in new.items():
        if name not in old:
            yield f"Lampiran ditambah: {title}."
        elif old[name] != title:
            yield f"Nama lampiran diubah: {old[name]} menjadi {title}."
    for name, title in old.items():
        if name not in new:
            yield f"Lampiran dibuang: {title}."
    if list(old) != list(new) and set(old) == set(new):
        yield "Urutan lampiran diubah."
