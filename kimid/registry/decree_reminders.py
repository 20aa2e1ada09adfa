"""The decree of a KIM over time: when it has to be renewed, and what is said about it."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.db.models import Exists, OuterRef

from kimid.events.models import Event
from kimid.registry.decree_standing import DecreeStanding, Standing
from kimid.registry.models import Decree, Kim

# So many days before a decree ends its KIM is reminded.
REMINDER_DAYS: Final = (90, 30, 7)
_PRESSING: Final = REMINDER_DAYS[1]


@dataclass(frozen=True)
class Reminder:
    """What is said about a decree that ends soon, or has ended. `tone` is that of a note."""

    title: str
    text: str
    tone: str


def reminder_of(standing: DecreeStanding, *, to_office: bool = False) -> Reminder | None:
    """What is to be done about the decree of a KIM, or None while there is time. Its title is the
    sentence that stands everywhere.
    """
    title = standing.sentence
    match standing.standing:
        case Standing.NONE:
            what_now = (
                "Minta ketuanya mengajukan SK, atau ajukan atas nama KIM."
                if to_office
                else "Ajukan SK ke petugas Kominfo."
            )
            return Reminder(title, f"Situs tetap terbuka. {what_now}", "warn")
        case Standing.LISTED:
            what_now = (
                "Cocokkan dengan suratnya. Sesudah itu KIM dihitung ber-SK."
                if to_office
                else "Bawa atau kirim foto SK-nya ke petugas Kominfo untuk dicocokkan."
            )
            return Reminder(title, what_now, "warn")
        case Standing.ENDED:
            words = "Situs tetap terbuka, tetapi KIM tidak lagi dihitung ber-SK. Ajukan SK baru."
            return Reminder(title, words, "bad")
        case Standing.ENDING:
            pressing = (standing.days_left or 0) <= _PRESSING
            return Reminder(title, "Ajukan SK baru sebelum itu.", "warn" if pressing else "plain")
    return None


def decrees_to_remind(days: int, today: date, late: timedelta) -> list[Decree]:
    """Decrees that end in so many days, or were to be reminded of a little earlier, and were not.
    Two queries.

    A KIM that has a later decree already is not reminded of the old one.
    """
    ends = today + timedelta(days=days)
    seen = Decree.objects.filter(is_listed=False)
    later = seen.filter(kim=OuterRef("kim"), issued_on__gt=OuterRef("issued_on"))
    rows = list(
        seen.select_related("kim__site").filter(
            ~Exists(later), kim__ended_on=None, valid_until__range=(ends - late, ends)
        )
    )
    kims = [str(row.kim_id) for row in rows]
    reminders = Event.objects.filter(
        subject=Kim._meta.label, subject_id__in=kims, kind="kim.reminded", data__days=days
    )
    known = {(row.subject_id, row.data["decree"]) for row in reminders}
    return [row for row in rows if (str(row.kim_id), row.number) not in known]
