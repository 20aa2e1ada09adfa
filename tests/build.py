"""Builders: each makes one lawful thing, through the same actions that people use."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import count
from typing import Final

from django.utils import timezone

from kimid.access.acting import ActingPost, Appointee
from kimid.access.actions import (
    accept_invitation,
    answer_appointment,
    appoint_acting,
    grant_on_region,
    grant_on_site,
    invite,
    issue_code,
)
from kimid.access.in_person_codes import hash_digits
from kimid.access.models import Acting, InPersonCode
from kimid.access.one_use_links import LinkHolder, find_link
from kimid.events.actor import System
from kimid.events.permissions import Role
from kimid.lib.attachment import AttachmentData, AttachmentKind
from kimid.lib.codes import lineage, parent
from kimid.lib.picture import Picture
from kimid.media import actions as media
from kimid.media.actions import StoredRenditions
from kimid.media.models import Attachment, Photo, unguessable_name
from kimid.media.receiving import receive_bytes
from kimid.newsroom.actions import (
    confirmations,
    content,
    meetings,
    publishing,
    talk,
    urgent,
    writing,
)
from kimid.newsroom.details import Details
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import (
    Decision,
    Meeting,
    Message,
    Sensitivity,
    SourceKind,
    Story,
    StoryKind,
    TalkMode,
    Urgency,
)
from kimid.people.models import Person
from kimid.places.actions import region_of
from kimid.places.data_file import Edition, RegionRow, read_edition
from kimid.places.models import Region
from kimid.places.queries import lineage_of
from kimid.registry.actions import entering
from kimid.registry.actions.main_address import make_main_address
from kimid.registry.models import Kim
from kimid.sites import actions as sites
from kimid.sites.guard import across_sites, on_site
from kimid.sites.models import MAIN_ADDRESS_WAIT, OwnName, ProofFinding, Site
from kimid.sites.site_creation import portals_of
from kimid.wire.models import Placement

# Long ago on every clock: roles given then count today. Links given then have run out;
# `link_holder` makes open ones.
AT: Final = datetime(2024, 11, 24, 3, 0, tzinfo=UTC)
RECORDER: Final = "Bu Sekretaris"  # who records a talk and makes a link: not the writer
TELUK_KAPUAS: Final = "6112012012"  # a desa in West Kalimantan
PAHANDUT: Final = "6271011001"  # a kelurahan in Central Kalimantan
BUILDER: Final = System("tests")
_WITH_ALL_SITES: Final = across_sites("a builder works for whatever site it is given")
_number = count(1)


@cache
def _edition() -> Edition:
    return read_edition()


@cache
def _rows() -> dict[str, RegionRow]:
    return {row.code: row for row in _edition().rows}


def region(code: str = TELUK_KAPUAS) -> Region:
    """A region of the real list, with all above it."""
    found = Region.objects.filter(pk=code).first()
    if found is None:
        rows = [region_of(_rows()[each]) for each in lineage(code)]
        Region.objects.bulk_create(rows, ignore_conflicts=True)
        found = Region.objects.get(pk=code)
    return found


def children(code: str) -> list[Region]:
    """All regions directly below this one, and itself with all above it."""
    region(code)
    rows = [region_of(row) for row in _edition().rows if parent(row.code) == code]
    return Region.objects.bulk_create(rows, ignore_conflicts=True)


def all_below(code: str) -> Region:
    """A region with everything below it, down to the villages, and all above it."""
    found = region(code)
    rows = [region_of(row) for row in _edition().rows if row.code.startswith(code)]
    Region.objects.bulk_create(rows, ignore_conflicts=True)
    return found


def person(name: str = "") -> Person:
    """Somebody with an account and no role. Signs in by `force_login`; no password is set."""
    number = next(_number)
    return Person.objects.create_person(f"orang{number}", None, name=name or f"Orang {number}")


def kim(code: str = TELUK_KAPUAS, *, label: str = "", name: str = "") -> Kim:
    """A KIM of this region, with its site."""
    number = next(_number)
    return entering.register_kim(
        region(code),
        name=name or f"KIM Uji {number}",
        label=label or f"kim-uji-{number}",
        by=BUILDER,
        at=AT,
    )


def member(of: Kim, role: Role = Role.MEMBER, name: str = "") -> Person:
    """Somebody with a role in a KIM."""
    made = person(name)
    grant_on_site(of.site, person=made, role=role, by=BUILDER, at=AT)
    return made


def accepted(of: Kim, whom: Person, *, by: Person, at: datetime, role: Role = Role.MEMBER) -> None:
    """Somebody with an account accepts an invitation of the chair."""
    made, token = invite(of.site, name=whom.name, role=role, by=by, at=at)
    if link := find_link(token, of.site):
        accept_invitation(made, account=whom, by=LinkHolder(link, at), at=at)


def in_person_code(of: Kim, digits: str = "") -> InPersonCode:
    """The open code of a new member, handed over by the chair; with `digits` these open it."""
    person = member(of)
    issue_code(of.site, person=person, by=member(of, Role.CHAIR), at=timezone.now())
    made = InPersonCode.objects.get(person=person)
    if digits:
        made.code_hash = hash_digits(person.pk, digits)
        made.save()
    return made


def officer(
    code: str = "61", role: Role = Role.OFFICER, *, ends_at: datetime | None = None
) -> Person:
    """Somebody with a role on a region and all below it."""
    made = person()
    grant_on_region(region(code), person=made, role=role, by=BUILDER, at=AT, ends_at=ends_at)
    return made


def acting(on: str, by: Person, whom: Person | None = None, at: datetime | None = None) -> Person:
    """Somebody who was asked to be acting on a region for 30 days, and said yes."""
    made, now = whom or person(), at or timezone.now()
    post = ActingPost(made, Role.OFFICER, Acting.DUTY, (now + timedelta(days=30)).date())
    row = appoint_acting(region(on), post=post, by=by, at=now)
    answer_appointment(row, is_accepted=True, by=Appointee(made), at=now)
    return Person.objects.get(pk=made.pk)


def portal(code: str) -> Site:
    """The portal of a region, opened as publishing would."""
    region(code)
    return portals_of(lineage_of(code), AT)[0]


def words(title: str = "", lead: str = "", body: str = "") -> content.ContentData:
    """What a story says."""
    return content.ContentData(
        title or f"Warga bergotong royong ke-{next(_number)}",
        lead or "Warga membersihkan parit. Ada 30 orang yang ikut. Air lancar lagi.",
        body,
    )


def source(name: str = "Pak Jamhari") -> content.SourceNote:
    """Where a story comes from."""
    return content.SourceNote(SourceKind.INTERVIEW, name, AT.date())


def story(
    of: Kim,
    stage: Stage = Stage.DRAFT,
    *,
    author: Person | None = None,
    sensitive: bool = False,
    title: str = "",
    lead: str = "",
    body: str = "",
) -> Story:
    """A story of this KIM that has come as far as `stage`, by the whole lawful way."""
    writer = author or member(of)
    with on_site(of.site):
        made = writing.write(
            of.site,
            content=words(title, lead, body),
            source=source(),
            sensitivities=[Sensitivity.CHILD] if sensitive else (),
            by=writer,
            at=AT,
        )
        for number, step in enumerate(_WAYS[stage]):
            step(made, of, AT + timedelta(minutes=number + 1))
    return made


@_WITH_ALL_SITES
def of_kind(
    of: Kim,
    kind: StoryKind,
    details: Details | None = None,
    *,
    title: str = "",
    body: str = "",
    photos: Sequence[Picture] = (),
    at: datetime = AT,
) -> Story:
    """A published story of this kind, with what it says beside words. A gallery has photos."""
    made = story(of, Stage.VERIFIED, title=title)
    shown = [*photos]
    if kind == StoryKind.GALLERY and not shown:
        shown = [photo(of).as_picture() for _ in range(2)]
    said = replace(content.content_of(made), kind=kind, photos=tuple(shown))
    said = replace(said, details=details or Details(), body=body or said.body)
    writing.edit(made, content=said, sensitivities=(), by=made.author, at=at)
    if kind == StoryKind.FACT_CHECK:
        office = replace(source("Puskesmas Sungai Raya"), kind=SourceKind.OFFICE)
        writing.add_source(made, source=office, by=made.author, at=at)
    confirmations.confirm(made, how_known="Saya melihatnya.", by=member(of), at=at)
    return publish(made, at=at)


def published(of: Kim, how_many: int) -> list[Story]:
    """So many published stories of this KIM."""
    return [story(of, Stage.PUBLISHED) for _ in range(how_many)]


@_WITH_ALL_SITES
def said(of: Story, words: str = "Sudah dicek?", *, by: Person | None = None) -> Message:
    """A message in the thread of a story."""
    talk.post_message(of, text=words, by=by or member(of.site.kim), at=AT)
    return of.messages.latest("pk")


@_WITH_ALL_SITES
def meeting(of: Kim, *, by: Person | None = None) -> Meeting:
    """A meeting of this KIM that has just begun."""
    return meetings.open_meeting(of.site, by=by or member(of), at=AT)


def placement(of: Story, on: Site) -> Placement:
    """Where a published story stands on a portal."""
    return Placement.objects.select_related("portal__region").get(item=of.item, portal=on)


@_WITH_ALL_SITES
def photo(of: Kim, *, by: Person | None = None, at: datetime = AT, data: bytes = b"") -> Photo:
    """A photo of this KIM that nothing uses yet. With `data` it is taken in for good, files and
    all; else there are no files.
    """
    if data:
        return receive_bytes(data, site=of.site, by=by or BUILDER, at=at)
    stored = StoredRenditions(unguessable_name(), 1600, 1200, (320, 640, 960, 1600), 250_000)
    return media.add(of.site, stored=stored, by=by or BUILDER, at=at)


def own_name(
    of: Kim, name: str = "", *, proven: bool = False, main: bool = False, at: datetime = AT
) -> OwnName:
    """A name that this KIM asked for; proven or the main address if it shall be, without DNS."""
    by = member(of, Role.CHAIR)
    own = sites.ask_for_name(of.site, name=name or f"desa-{next(_number)}.desa.id", by=by, at=at)
    if proven or main:
        sites.prove_name(own, result=sites.DnsResult(ProofFinding.SEEN), by=by, at=at)
    if main:
        sites.ask_for_main_address(own, by=by, at=at - MAIN_ADDRESS_WAIT)
        make_main_address(own, by=by, at=at)
        of.site.refresh_from_db()
    return own


@_WITH_ALL_SITES
def attachment(
    of: Kim, *, name: str = "", kind: AttachmentKind = "document", size: int = 3
) -> Attachment:
    """A document or a voice note of this KIM that nothing uses yet, without its file."""
    facts = AttachmentData(
        name=name or unguessable_name(), kind=kind, title="Surat edaran", size=size, weight=215_040
    )
    return media.attach(of.site, attached=facts, by=BUILDER, at=AT)


@_WITH_ALL_SITES
def link_holder(of: Story, name: str = "Bu Aminah") -> LinkHolder:
    """Somebody without an account who holds an open link to confirm this story. Made now: links run
    by the real clock.
    """
    now = timezone.now()
    asker = member(of.site.kim, name=RECORDER)
    link, _token = confirmations.ask_by_link(of, holder_name=name, by=asker, at=now)
    return LinkHolder(link, now)


@_WITH_ALL_SITES
def publish(of: Story, *, at: datetime = AT) -> Story:
    """Publish a checked story, by a new editor of its KIM."""
    return publishing.publish(of, by=member(of.site.kim, Role.EDITOR), at=at)


@_WITH_ALL_SITES
def corrected(
    of: Story, *, was: str = "2.500", right: str = "2.050", why: str = "Catatan lama terbawa."
) -> Story:
    """Correct a published story, by a new editor of its KIM."""
    note = content.CorrectionNote(was, right, why)
    editor = member(of.site.kim, Role.EDITOR)
    return publishing.correct(
        of, content=content.content_of(of), note=note, by=editor, at=timezone.now()
    )


type _Step = Callable[[Story, Kim, datetime], object]


def _send(made: Story, _kim: Kim, at: datetime) -> None:
    writing.send(made, by=made.author, at=at)


def _talk(made: Story, of: Kim, at: datetime) -> None:
    recorder = member(of, name=RECORDER)
    talk.record_talk(
        made, form=TalkMode.ORAL, decision=Decision.PUBLISH, people_count=3, by=recorder, at=at
    )


def _confirm(made: Story, of: Kim, at: datetime) -> None:
    role = Role.EDITOR if made.is_sensitive else Role.MEMBER
    for _ in range(made.confirmations_wanted):
        confirmations.confirm(made, how_known="Saya ikut hari itu.", by=member(of, role), at=at)


def _publish(made: Story, of: Kim, at: datetime) -> None:
    publishing.publish(made, by=member(of, Role.EDITOR), at=at)


def _publish_urgent(made: Story, of: Kim, at: datetime) -> None:
    urgent.publish_urgent(
        made, urgency=Urgency.DISASTER, asked="Ketua RT 02.", by=member(of, Role.EDITOR), at=at
    )


def _withdraw(made: Story, of: Kim, at: datetime) -> None:
    publishing.withdraw(made, reason="Angkanya keliru.", by=member(of, Role.EDITOR), at=at)


_WHOLE: Final[tuple[_Step, ...]] = (_send, _talk, _confirm, _publish, _withdraw)
_WAYS: Final[dict[Stage, tuple[_Step, ...]]] = {
    Stage.DRAFT: _WHOLE[:0],
    Stage.COLLECTED: _WHOLE[:1],
    Stage.DISCUSSED: _WHOLE[:2],
    Stage.VERIFIED: _WHOLE[:3],
    Stage.PUBLISHED_UNVERIFIED: (_send, _publish_urgent),
    Stage.PUBLISHED: _WHOLE[:4],
    Stage.WITHDRAWN: _WHOLE[:5],
}
