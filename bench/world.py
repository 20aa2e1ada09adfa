"""Fills an install through the same actions that people use."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Final

from django.core.management import call_command
from django.utils import timezone

from bench.world_words import HOME, PASSWORD
from kimid.cli.database import apply_migrations
from kimid.events.actor import System
from kimid.events.permissions import Role
from kimid.lib.picture import Picture
from kimid.newsroom.actions import confirmations, content, publishing, talk, writing
from kimid.newsroom.models import Decision, SourceKind, Story, TalkMode
from kimid.people.models import Person
from kimid.places.models import Region
from kimid.registry.actions import entering
from kimid.registry.actions.entering import FirstOfficer
from kimid.registry.models import Kim
from kimid.sites.guard import on_site
from kimid.sites.site_creation import open_upper_portals

BENCH: Final = System("bench")
AT: Final = datetime(2026, 11, 1, 1, 0, tzinfo=UTC)
_NUMBER: Final = count(1)
_LEAD: Final = (
    "Warga membersihkan parit sepanjang 300 meter. Ada 30 orang yang ikut, dari tiga RT. "
    "Air dari sawah sekarang mengalir lagi ke sungai."
)
_PARAGRAPH: Final = (
    "Kerja bakti dimulai pukul tujuh pagi di depan balai desa. Ibu-ibu menyiapkan teh dan ubi "
    "rebus, bapak-bapak membawa parang dan cangkul dari rumah. Kepala dusun membagi warga dalam "
    "empat kelompok supaya semua bagian parit selesai sebelum siang."
)


@dataclass(frozen=True)
class Group:
    """A KIM with a writer, a confirmer, and an editor who can sign in with PASSWORD."""

    kim: Kim
    writer: Person
    confirmer: Person
    editor: Person


def prepare_database() -> None:
    """Migrations, regions and upper portals."""
    apply_migrations()
    call_command("load_regions", verbosity=0, stdout=_Silence())
    open_upper_portals(AT)


def villages(how_many: int) -> list[str]:
    """Codes of villages all over the country, with that of the first KIM in front."""
    codes = list(Region.objects.filter(level=4).order_by("code").values_list("code", flat=True))
    step = len(codes) // how_many
    return [HOME, *(code for code in codes[::step] if code != HOME)][:how_many]


def create_group(region: str, label: str) -> Group:
    """A new KIM in this region, with its people."""
    names = ("Dedi Kurniawan", "Siti Rahmah", "Rina Marlina")
    writer, confirmer = (
        Person.objects.create_person(f"{label}-{post}", None, name=name)
        for post, name in zip("ab", names, strict=False)
    )
    editor = Person.objects.create_person(f"{label}-r", PASSWORD, name=names[2])
    officers = tuple(
        FirstOfficer(person.name, "Pengurus", person, role)
        for person, role in ((writer, Role.MEMBER), (confirmer, Role.MEMBER), (editor, Role.EDITOR))
    )
    kim = entering.register_kim(
        Region.objects.get(pk=region),
        name=f"KIM {label}",
        label=label,
        officers=officers,
        by=BENCH,
        at=AT,
    )
    return Group(kim, writer, confirmer, editor)


def group(label: str) -> Group:
    """The KIM with this label, created earlier."""
    kim = Kim.objects.select_related("site__region").get(site__label=label)
    writer, confirmer, editor = (Person.objects.get(username=f"{label}-{post}") for post in "abr")
    return Group(kim, writer, confirmer, editor)


def checked_story(
    of: Group, at: datetime, title: str = "", photos: Sequence[Picture] = ()
) -> Story:
    """A story at the stage `verified`, after all steps of the workflow."""
    number = next(_NUMBER)
    words = content.ContentData(
        title or f"Warga bergotong royong membersihkan parit ke-{number}",
        _LEAD,
        "\n\n".join([_PARAGRAPH] * 6),
        photos=tuple(photos),
    )
    source = content.SourceNote(SourceKind.SEEN, of.writer.name, at.date())
    with on_site(of.kim.site):
        story = writing.write(of.kim.site, content=words, source=source, by=of.writer, at=at)
        writing.send(story, by=of.writer, at=at)
        talk.record_talk(
            story,
            form=TalkMode.ORAL,
            decision=Decision.PUBLISH,
            people_count=3,
            names="Pak RT, Bu RT",
            by=of.editor,
            at=at,
        )
        confirmations.confirm(story, how_known="Saya ikut hari itu.", by=of.confirmer, at=at)
    return story


def published_stories(of: Group, how_many: int) -> Iterator[Story]:
    """This many stories, published one hour apart, none of them in the days to come."""
    first = min(AT, timezone.now() - timedelta(hours=how_many))
    for number in range(how_many):
        at = first + timedelta(hours=number)
        story = checked_story(of, at)
        with on_site(of.kim.site):
            yield publishing.publish(story, by=of.editor, at=at)


def lines(groups: str = "24", stories: str = "30") -> Iterator[str]:
    """Task: fill an empty install with KIM all over the country.

    The first KIM gets `stories` stories, the others two.
    """
    prepare_database()
    for number, code in enumerate(villages(int(groups))):
        new_group = create_group(code, f"kim-bench-{number}")
        for _ in published_stories(new_group, int(stories) if number == 0 else 2):
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
