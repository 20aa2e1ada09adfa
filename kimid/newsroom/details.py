"""The details that only some kinds of stories have: as values, and as the wire stores them."""

from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from typing import Any, Final

from kimid.lib.codes import Level
from kimid.newsroom.models import DetailFields, StoryKind
from kimid.wire.kinds import PublishedItem
from kimid.wire.labels import Label

# The texts among the details.
TEXT_DETAILS: Final = ("venue", "organiser", "paid_by", "claim", "claim_seen", "reach")
# What `Item.data` holds of them, if not empty.
_IN_DATA: Final = (*TEXT_DETAILS, "claim_since", "verdict")


@dataclass(frozen=True)
class Details:
    """The values of `DetailFields` of one story."""

    starts_at: datetime | None = None
    ends_at: datetime | None = None
    venue: str = ""
    organiser: str = ""
    paid_by: str = ""
    claim: str = ""
    claim_seen: str = ""
    claim_since: date | None = None
    verdict: str = ""
    reach: str = ""
    area_level: int = Level.REGENCY

    @classmethod
    def of(cls, row: DetailFields) -> "Details":
        """The details of a row."""
        return cls(**{each.name: getattr(row, each.name) for each in fields(cls)})

    @classmethod
    def of_item(cls, item: PublishedItem) -> "Details":
        """The details of a published story."""
        data: dict[str, Any] = dict(item.data)
        if since := data.get("claim_since"):
            data["claim_since"] = date.fromisoformat(since)
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
        values = {name: getattr(self, name) for name in _IN_DATA}
        return {
            name: value.isoformat() if isinstance(value, date) else value
            for name, value in values.items()
            if value
        }


DETAILS: Final[dict[str, tuple[str, ...]]] = {
    StoryKind.AGENDA: ("starts_at", "ends_at", "venue", "organiser"),
    StoryKind.ANNOUNCEMENT: ("ends_at",),
    StoryKind.ADVERTORIAL: ("paid_by",),
    StoryKind.FACT_CHECK: (
        "claim",
        "claim_seen",
        "claim_since",
        "verdict",
        "reach",
        "area_level",
    ),
}
