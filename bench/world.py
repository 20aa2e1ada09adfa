"""Filling a house through the same actions that people use."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Final

from django.core.management import call_command
from django.utils import timezone

from bench.world_words import HOME, PASSWORD
from kimid.cli.database import bring_up_to_date
from kimid.events.actor import System
from kimid.events.permissions import Role
from kimid.newsroom import actions as newsroom
from kimid.newsroom.models import Decision, SourceKind, Story, TalkForm
from kimid.people.models import Person
from kimid.places.models import Region
from kimid.registry import actions as registry
from kimid.registry.actions import FirstOfficer
from kimid.registry.models import Kim
from kimid.sites.guard import on_site
from kimid.sites.opening import open_upper_portals

BENCH: Final = System("bench")
AT: Final = datetime(2026, 11, 1, 1, 0, tzinfo=UTC)
_NUMBER: Final = count(1)
_LEAD: Final = (
    "Warga membersihkan parit sepanjang 300 meter. Ada 30 orang yang ikut, dari tiga RT. "
    "Air dari sawah sekarang mengalir lagi ke sungai."
)
_PARAGRAPH: Final = (
    "Kerja bakti dimulai pukul tujuh pagi di depan balai desa. Ibu-ibu menyiapkan teh dan ubi rebus, bapak-bapak membawa parang "
    "dan cangkul dari rumah. Kepala dusun membagi warga dalam empat kelompok supaya semua bagian parit selesai sebelum siang."
)


@dataclass(frozen=True)
class Group:
    """A KIM with a writer, somebody who confirms, and an editor who can sign in with PASSWORD."""

    kim: Kim
    writer: Person
    confirmer: Person
    editor: Person


def open_house() -> None:
    """Migrations, regions, upper portals."""
    bring_up_to_date()
    call_command("load_regions", verbosity=0, stdout=_Silence())
    open_upper_portals(AT)


def villages(how_many: int) -> list[str]:
    """Codes of villages spread over the whole country, the one of the first KIM in front."""
    codes = list(Region.objects.filter(level=4).order_by("code").values_list("code", flat=True))
    step = len(codes) // how_many
    return [HOME, *(code for code in codes[::step] if code != HOME)][:how_many]


def found(region: str, label: str) -> Group:
    """A KIM in this region, with its people."""
    names = ("Dedi Kurniawan", "Siti Rahmah", "Rina Marlina")
    writer, confirmer = (
        Person.objects.create_person(f"{label}-{post}", None, name=name) for post, name in zip("ab", names, strict=False)
    )
    editor = Person.objects.create_person(f"{label}-r", PASSWORD, name=names[2])
    officers = tuple(
        FirstOfficer(person.name, "Pengurus", person, role)
        for person, role in ((writer, Role.MEMBER), (confirmer, Role.MEMBER), (editor, Role.EDITOR))
    )
    kim = registry.register(Region.objects.get(pk=region), name=f"KIM {label}", label=label, officers=officers, by=BENCH, at=AT)
    return Group(kim, writer, confirmer, editor)


def group(label: str) -> Group:
    """The KIM with this label, founded earlier."""
    kim = Kim.objects.select_related("site__region").get(site__label=label)
    writer, confirmer, editor = (Person.objects.get(username=f"{label}-{post}") for post in "abr")
    return Group(kim, writer, confirmer, editor)


def checked_story(of: Group, at: datetime, title: str = "") -> Story:
    """A story that has come as far as `verified`, by the whole lawful way."""
    number = next(_NUMBER)
    words = newsroom.Words(
        title or f"Warga bergotong royong membersihkan parit ke-{number}", _LEAD, "\n\n".join([_PARAGRAPH] * 6)
    )
    source = newsroom.SourceNote(SourceKind.SEEN, of.writer.name, at.date())
    with on_site(of.kim.site):
        story = newsroom.write(of.kim.site, words=words, source=source, by=of.writer, at=at)
        newsroom.send(story, by=of.writer, at=at)
        newsroom.record_talk(
            story, form=TalkForm.ORAL, decision=Decision.PUBLISH, people_count=3, names="Pak RT, Bu RT", by=of.writer, at=at
        )
        newsroom.confirm(story, how_known="Saya ikut hari itu.", by=of.confirmer, at=at)
    return story


def published_stories(of: Group, how_many: int) -> Iterator[Story]:
    """So many stories, published an hour after each other."""
    for number in range(how_many):
        at = AT + timedelta(hours=number)
        story = checked_story(of, at)
        with on_site(of.kim.site):
            yield newsroom.publish(story, by=of.editor, at=at)


def lines(groups: str = "24", stories: str = "30") -> Iterator[str]:
    """Task: fill an empty house with KIM all over the country; the first of them has so many stories, the others two."""
    open_house()
    for number, code in enumerate(villages(int(groups))):
        made = found(code, f"kim-bench-{number}")
        for _ in published_stories(made, int(stories) if number == 0 else 2):
            pass
    yield f"filled {timezone.now():%H:%M:%S}"


class _Silence:
    def write(self, *_: object, **__: object) -> None:
        """Say nothing."""

    def flush(self) -> None:
        """Nothing to do."""

    def isatty(self) -> bool:
        """No."""
        return False
