"""Reminders that leave an office: which decrees end soon, and a text for WhatsApp, for one KIM and
for all.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.urls import reverse
from django.utils import timezone

from kimid.access.models import Grant
from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.lib import clock
from kimid.lib.whatsapp import whatsapp_url
from kimid.people.models import Person
from kimid.places.models import Region
from kimid.registry.decree_standing import standings_of
from kimid.registry.models import Decree, Kim, Officer
from kimid.registry.queries import ENDING_SOON, kims_with_ending_decree, named_chairs
from kimid.sites.hosts import ruang_url
from kimid.sites.models import Site

MOST_AT_ONCE: Final = 200


@dataclass(frozen=True)
class EndingDecree:
    """A KIM whose decree ends soon, whom to remind, and when somebody last did."""

    kim: Kim
    decree: Decree
    days_left: int
    chair: Person | None = None
    reminded_at: datetime | None = None
    named: Officer | None = None  # its chair by the list of an office

    @property
    def chair_name(self) -> str:
        """Who leads it in the workspace; where nobody does yet, who stands on paper."""
        return self.chair.name if self.chair else self.named.name if self.named else ""

    def text(self, sender: Site) -> str:
        """What is sent to its chair. Who cannot sign in gets no address that asks for it."""
        page = ruang_url(reverse("ruang-decree", args=[self.kim.site.ruang_label]))
        whom = f"{self.chair_name}, " if self.chair_name else ""
        what_now = (
            f"Ajukan SK baru di sini: {page} Kalau perlu bantuan, balas pesan ini."
            if self.chair
            else "Mohon urus SK baru, lalu balas pesan ini dengan fotonya."
        )
        return (
            f"{whom}SK {self.kim.name} nomor {self.decree.number} berakhir {self._end},"
            f" {self.days_left} hari lagi. {what_now} {sender.name}"
        )

    def whatsapp(self, sender: Site) -> str:
        """WhatsApp with this text; for the number of the chair where there is one, by the list of
        an office where the account has none.
        """
        of_account = self.chair.phone if self.chair else None
        phone = of_account or (self.named.phone if self.named else "")
        return whatsapp_url(self.text(sender), phone)

    @property
    def line(self) -> str:
        return f"- {self.kim.name}: sampai {self._end}"

    @property
    def _end(self) -> str:
        return clock.day(self.decree.valid_until) if self.decree.valid_until else ""


def ending_decrees(region: Region, on: date) -> list[EndingDecree]:
    """The decrees in a region and below that end within 90 days, the first to end first. Five
    queries.
    """
    kims = list(kims_with_ending_decree(region, on, on + ENDING_SOON)[:MOST_AT_ONCE])
    standings = standings_of(kims, on)
    chairs = _chairs_of(kims)
    named = named_chairs(Officer.objects.filter(kim__in=kims), on)
    reminded = _last_reminders(kims)
    return [
        EndingDecree(
            kim,
            standing.decree,
            standing.days_left or 0,
            chairs.get(kim.site_id),
            reminded.get(str(kim.pk)),
            named.get(kim.pk),
        )
        for kim in kims
        if (standing := standings[kim.pk]).decree is not None
    ]


def text_for_all(rows: Sequence[EndingDecree], sender: Site) -> str:
    """One text for a group of chairs."""
    lines = "\n".join(row.line for row in rows)
    return (
        f"SK KIM berikut segera berakhir. Ketuanya mohon mengajukan SK baru:\n{lines}\n"
        f"{sender.name}"
    )


def _chairs_of(kims: Sequence[Kim]) -> dict[int, Person]:
    rows = Grant.objects.filter(role=Role.CHAIR, site__in=[kim.site_id for kim in kims])
    grants = rows.usable(timezone.now()).select_related("person").order_by("-starts_at")
    return {grant.site_id: grant.person for grant in grants if grant.site_id is not None}


def _last_reminders(kims: Sequence[Kim]) -> dict[str, datetime]:
    rows = Event.objects.filter(
        subject=Kim._meta.label, subject_id__in=[str(kim.pk) for kim in kims], kind="kim.reminded"
    )
    return dict(rows.order_by("pk").values_list("subject_id", "happened_at"))
