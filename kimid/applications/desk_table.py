"""A row of the desk as people read it, and its columns, alike on the page and in files."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

from kimid.applications.desk import state_label
from kimid.applications.flow import ApplicationStep
from kimid.applications.models import Application
from kimid.lib import clock
from kimid.lib.codes import Level
from kimid.lib.list_files import ListColumn
from kimid.places.models import Region

_SOON: Final = 1  # working days


@dataclass(frozen=True)
class DeskRow:
    """An application with what an office asks of it on this day. `state` is a key of STATES."""

    application: Application
    state: str
    today: date
    office: Region | None = None  # whose list it stands in
    is_in_post: bool = False  # whether its holder has that post still
    may_take: bool = False

    @property
    def state_text(self) -> str:
        return state_label(self.state, self.application.sent_region.head_title)

    @property
    def sent_on(self) -> date | None:
        sent = self.application.sent_at
        return clock.today(sent, self._zone) if sent else None

    @property
    def sent_text(self) -> str:
        """`13 Nov`; of another year `13 November 2025`."""
        return _day_text(self.sent_on, self.today) if self.sent_on else ""

    @property
    def stands_still(self) -> bool:
        """Whether it waits for whoever asks: no day counts then."""
        return self.application.step == ApplicationStep.ASKED

    @property
    def is_settled(self) -> bool:
        return self.application.decided_at is not None

    @cached_property
    def days_left(self) -> int | None:
        """Working days until the promised day; below zero those since. None without such a day, or
        while it stands still.
        """
        due = self.application.due_on
        if due is None or self.stands_still or self.is_settled:
            return None
        if due >= self.today:
            return clock.working_days(self.today, due)
        return -clock.working_days(due, self.today)

    @property
    def is_late(self) -> bool:
        return self.application.is_late(self.today)

    @property
    def tone(self) -> str:
        """Of its line: `bad` when it is late, `warn` on the last day before that."""
        if self.is_late:
            return "bad"
        return "warn" if self.days_left is not None and self.days_left <= _SOON else ""

    @property
    def left_text(self) -> str:
        """`lewat 5 hari`, `hari ini`, `2 hari`; of a weekend after the last day `lewat`."""
        left = self.days_left
        if left is None:
            return ""
        if self.is_late:
            return f"lewat {-left} hari" if left else "lewat"
        return f"{left} hari" if left else "hari ini"

    @property
    def due_text(self) -> str:
        due = self.application.due_on
        if self.is_settled:
            return ""
        if self.stands_still:
            return "tertahan"
        return _day_text(due, self.today) if due else "tanpa janji"

    @property
    def holder_name(self) -> str:
        """Empty when nobody holds it, or whoever did has left that post."""
        holder = self.application.holder
        return holder.name if holder is not None and self.is_in_post else ""

    @property
    def village(self) -> str:
        """`Desa Kuala Karang, Kec. Teluk Pakedai`"""
        village, district = self._place(Level.VILLAGE), self._place(Level.DISTRICT)
        names = (
            village.full_name if village else "",
            district.abbreviated_name if district else "",
        )
        return ", ".join(filter(None, names))

    @property
    def area(self) -> str:
        """What tells it apart in this list: `Kec. Sungai Raya` in a regency, `Kab. Kubu Raya`
        above it.
        """
        region = self.application.region
        if region is None or self.office is None:
            return self.regency
        area = region.area_within(self.office)
        return area.abbreviated_name if area else ""

    @property
    def regency(self) -> str:
        """`Kab. Kubu Raya`"""
        regency = self._place(Level.REGENCY)
        return regency.abbreviated_name if regency else ""

    def _place(self, level: Level) -> Region | None:
        region = self.application.region
        return region.at_level(level) if region else None

    @property
    def _zone(self) -> str:
        return self.application.sent_region.zone


def _day_text(on: date, today: date) -> str:
    return clock.short_day(on) if on.year == today.year else clock.day(on)


def _decided_on(row: DeskRow) -> date | None:
    decided = row.application.decided_at
    return clock.today(decided, row.application.sent_region.zone) if decided else None


DESK_COLUMNS: Final = (
    ListColumn[DeskRow]("kim", "KIM", 34, lambda row: row.application.name),
    ListColumn[DeskRow]("permohonan", "Permohonan", 26, lambda row: row.application.asks_for),
    ListColumn[DeskRow]("tempat", "Desa dan kecamatan", 38, lambda row: row.village),
    ListColumn[DeskRow]("wilayah", "Kabupaten atau kota", 24, lambda row: row.regency),
    ListColumn[DeskRow]("masuk", "Masuk", 14, lambda row: row.sent_on),
    ListColumn[DeskRow](
        "tenggat", "Tenggat", 14, lambda row: None if row.stands_still else row.application.due_on
    ),
    ListColumn[DeskRow]("sisa", "Sisa hari kerja", 16, lambda row: row.left_text),
    ListColumn[DeskRow]("dipegang", "Dipegang", 24, lambda row: row.holder_name),
    ListColumn[DeskRow]("surat", "Nomor surat", 20, lambda row: row.application.letter_number),
    ListColumn[DeskRow]("keadaan", "Keadaan", 26, lambda row: row.state_text),
    ListColumn[DeskRow]("putusan", "Diputuskan", 14, _decided_on),
)
