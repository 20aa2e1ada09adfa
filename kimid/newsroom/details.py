"""The details that only some kinds of stories have: as values, and as the wire stores them."""

from dataclasses import dataclass, field, fields, replace
from datetime import date, datetime
from typing import Any, Final

from kimid.lib.codes import Level
from kimid.newsroom.models import DetailFields, StoryKind
from kimid.wire.kinds import PublishedItem
from kimid.wire.labels import Label


def _named(label: str, *kinds: StoryKind, is_text: bool = False) -> dict[str, Any]:
    """What people call a detail, the kinds of stories that show it, and whether they type it in
    words.
    """
    return {"label": label, "kinds": kinds, "is_text": is_text}


def _words(label: str, *kinds: StoryKind) -> dict[str, Any]:
    return _named(label, *kinds, is_text=True)


@dataclass(frozen=True)
class Details:
    """The values of `DetailFields` of one story."""

    starts_at: datetime | None = field(default=None, metadata=_named("Mulai", StoryKind.AGENDA))
    ends_at: datetime | None = field(
        default=None, metadata=_named("Selesai", StoryKind.AGENDA, StoryKind.ANNOUNCEMENT)
    )
    venue: str = field(default="", metadata=_words("Tempat acara", StoryKind.AGENDA))
    organiser: str = field(default="", metadata=_words("Penyelenggara", StoryKind.AGENDA))
    paid_by: str = field(default="", metadata=_words("Dibayar oleh", StoryKind.ADVERTORIAL))
    claim: str = field(default="", metadata=_words("Kabar yang beredar", StoryKind.FACT_CHECK))
    claim_seen: str = field(default="", metadata=_words("Beredar di mana", StoryKind.FACT_CHECK))
    claim_since: date | None = field(
        default=None, metadata=_named("Sejak kapan", StoryKind.FACT_CHECK)
    )
    verdict: str = field(default="", metadata=_named("Hasil pemeriksaan", StoryKind.FACT_CHECK))
    reach: str = field(default="", metadata=_words("Sejauh mana beredar", StoryKind.FACT_CHECK))
    area_level: int = field(
        default=Level.REGENCY, metadata=_named("Siapa yang perlu tahu", StoryKind.FACT_CHECK)
    )
    co_writers: str = field(default="", metadata=_words("Ditulis bersama", *StoryKind))
    signed_as: str = field(default="", metadata=_named("Atas nama", *StoryKind))

    @classmethod
    def of(cls, row: DetailFields) -> "Details":
        """The details of a row."""
        return cls(**{each.name: getattr(row, each.name) for each in fields(cls)})

    @classmethod
    def of_item(cls, item: PublishedItem) -> "Details":
        """The details of a published story."""
        data: dict[str, Any] = {
            name: date.fromisoformat(value) if name in _DAYS else value
            for name, value in item.data.items()
            if name in DETAIL_LABELS  # another node may be newer, and know more
        }
        level = Level.REGENCY if item.area_level is None else item.area_level
        return cls(starts_at=item.starts_at, ends_at=item.ends_at, area_level=level, **data)

    def apply_to(self, row: DetailFields) -> None:
        """Copy the details to a row. Does not save it."""
        for each in fields(self):
            setattr(row, each.name, getattr(self, each.name))

    def for_kind(self, kind: str) -> "Details":
        """The details that belong to this kind; all others are empty."""
        return replace(Details(), **{name: getattr(self, name) for name in DETAILS.get(kind, ())})

    @property
    def label(self) -> str:
        """The label of an item with these details, as the wire stores it."""
        return Label.ADVERT.value if self.paid_by else self.verdict

    def as_data(self) -> dict[str, str]:
        """What the wire stores of them in `Item.data`."""
        values = {each.name: getattr(self, each.name) for each in fields(self)}
        return {
            name: value.isoformat() if name in _DAYS else value
            for name, value in values.items()
            if value and name not in _COLUMNS
        }


DETAIL_LABELS: Final[dict[str, str]] = {
    each.name: each.metadata["label"] for each in fields(Details)
}
TEXT_DETAILS: Final = tuple(each.name for each in fields(Details) if each.metadata["is_text"])
DETAILS: Final[dict[str, tuple[str, ...]]] = {
    kind: tuple(each.name for each in fields(Details) if kind in each.metadata["kinds"])
    for kind in StoryKind
}
# These are columns of an item; `Item.data` holds the others, if not empty.
_COLUMNS: Final = frozenset({"starts_at", "ends_at", "area_level"})
_DAYS: Final = frozenset(each.name for each in fields(Details) if each.type == date | None)
