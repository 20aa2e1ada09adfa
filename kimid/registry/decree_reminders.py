"""The decree of a KIM over time: when it has to be renewed, and what is said about it."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.db.models import Exists, OuterRef

from kimid.events.models import Event
from kimid.lib import clock
from kimid.registry.models import Decree, Kim

# So many days before a decree ends its KIM is reminded.
REMINDER_DAYS: Final = (90, 30, 7)
_SOON: Final = REMINDER_DAYS[0]
_PRESSING: Final = REMINDER_DAYS[1]


@dataclass(frozen=True)
class Reminder:
    """What is said about a decree that ends soon, or has ended. `tone` is that of a note."""

    title: str
    text: str
    tone: str


def latest_decree(kim: Kim, on: date) -> Decree | None:
    """The decree that ends last of those that were issued by this day, whether it still counts or
    not. One query.
    """
    issued = list(kim.decrees.filter(issued_on__lte=on))
    return max(issued, key=lambda decree: decree.valid_until or date.max, default=None)


def reminder_of(decree: Decree | None, today: date, *, to_office: bool = False) -> Reminder | None:
    """The reminder about this decree today, or None while there is time."""
    if decree is None:
        what_now = (
            "Minta ketuanya mengajukan SK, atau ajukan atas nama KIM."
            if to_office
            else "Ajukan SK ke petugas Kominfo."
        )
        return Reminder("Belum ada SK yang berlaku", f"Situs tetap terbuka. {what_now}", "warn")
    if decree.valid_until is None:
        return None
    days = (decree.valid_until - today).days
    day = clock.day(decree.valid_until)
    if days < 0:
        return Reminder(
            f"SK berakhir {day}",
            "Situs tetap terbuka, tetapi KIM tidak lagi dihitung ber-SK. Ajukan SK baru.",
            "bad",
        )
    if days > _SOON:
        return None
    left = f"SK berakhir {days} hari lagi" if days else "SK berakhir hari ini"
    return Reminder(
        left,
        f"Berlaku sampai {day}. Ajukan SK baru sebelum itu.",
        "warn" if days <= _PRESSING else "plain",
    )


def decrees_to_remind(days: int, today: date, late: timedelta) -> list[Decree]:
    """Decrees that end in so many days, or were to be reminded of a little earlier, and were not.
    Two queries.

    A KIM that has a later decree already is not reminded of the old one.
    """
    ends = today + timedelta(days=days)
    later = Decree.objects.filter(kim=OuterRef("kim"), issued_on__gt=OuterRef("issued_on"))
    rows = list(
        Decree.objects.select_related("kim__site").filter(
            ~Exists(later), kim__ended_on=None, valid_until__range=(ends - late, ends)
        )
    )
    kims = [str(row.kim_id) for row in rows]
    reminders = Event.objects.filter(
        subject=Kim._meta.label, subject_id__in=kims, kind="kim.reminded", data__days=days
    )
    known = {(row.subject_id, row.data["decree"]) for row in reminders}
    return [row for row in rows if (str(row.kim_id), row.number) not in known]
