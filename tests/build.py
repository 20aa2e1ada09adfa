"""Builders: each makes one lawful thing, through the same actions that people use."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from io import BytesIO
from itertools import count
from typing import Final

from django.utils import timezone
from PIL import Image

from kimid.access.actions import grant_on_region, grant_on_site, hand_code, invite, join
from kimid.access.handed import hash_digits
from kimid.access.links import LinkHolder, find_link
from kimid.access.models import HandedCode
from kimid.events.actor import System
from kimid.events.permissions import Role
from kimid.lib.attachment import Attached, AttachmentKind
from kimid.lib.codes import lineage, parent, public_id
from kimid.media import actions as media
from kimid.media import vault
from kimid.media.actions import Stored
from kimid.media.models import Attachment, Photo, unguessable_name
from kimid.media.receiving import receive_bytes
from kimid.moderation.senders import Sender
from kimid.moderation.slips import Slip
from kimid.newsroom import actions as newsroom
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Decision, Meeting, Message, Sensitivity, SourceKind, Story, StoryKind, TalkForm, Tip, Urgency
from kimid.newsroom.rules import Neighbour
from kimid.people.models import Person
from kimid.places.actions import region_of
from kimid.places.models import Region
from kimid.places.queries import lineage_of
from kimid.places.source import Edition, RegionRow, read_edition
from kimid.registry import actions as registry
from kimid.registry.beginning import lay_down_rules
from kimid.registry.checking import Part, lines_of
from kimid.registry.flow import Step
from kimid.registry.lists import read_sheet
from kimid.registry.matching import Verdict
from kimid.registry.models import Application, Fit, ImportRow, Kim, Mark, PolicyRow, RowState
from kimid.registry.policies import rulings
from kimid.registry.rules import Applicant
from kimid.sites import actions as sites
from kimid.sites.guard import on_site
from kimid.sites.models import Finding, OwnName, Site
from kimid.sites.opening import portals_of
from kimid.wire.models import Placement
from kimid.wire.placing import Details

# Long ago on every clock: roles given then count today. Links given then have run out; `link_holder` makes open ones.
AT: Final = datetime(2024, 11, 24, 3, 0, tzinfo=UTC)
TELUK_KAPUAS: Final = "6112012012"  # a desa in West Kalimantan
PAHANDUT: Final = "6271011001"  # a kelurahan in Central Kalimantan
BUILDER: Final = System("tests")
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
    return registry.register(
        region(code), name=name or f"KIM Uji {number}", label=label or f"kim-uji-{number}", by=BUILDER, at=AT
    )


def member(of: Kim, role: Role = Role.MEMBER, name: str = "") -> Person:
    """Somebody with a role in a KIM."""
    made = person(name)
    grant_on_site(of.site, person=made, role=role, by=BUILDER, at=AT)
    return made


def accepted(of: Kim, whom: Person, *, by: Person, at: datetime, role: Role = Role.MEMBER) -> None:
    """Somebody with an account accepts an invitation of the chair."""
    made, token = invite(of.site, name=whom.name, role=role, by=by, at=at)
    link = find_link(token, of.site)
    assert link is not None
    join(made, as_whom=whom, by=LinkHolder(link, at), at=at)


def handed_code(of: Kim, digits: str = "") -> HandedCode:
    """The open code of a new member, handed over by the chair; with `digits` these open it."""
    person = member(of)
    hand_code(of.site, person=person, by=member(of, Role.CHAIR), at=timezone.now())
    made = HandedCode.objects.get(person=person)
    if digits:
        made.code_hash = hash_digits(person.pk, digits)
        made.save()
    return made


def officer(code: str = "61", role: Role = Role.OFFICER, *, ends_at: datetime | None = None) -> Person:
    """Somebody with a role on a region and all below it."""
    made = person()
    grant_on_region(region(code), person=made, role=role, by=BUILDER, at=AT, ends_at=ends_at)
    return made


def portal(code: str) -> Site:
    """The portal of a region, opened as publishing would."""
    region(code)
    return portals_of(lineage_of(code), AT)[0]


def words(title: str = "", lead: str = "", body: str = "") -> newsroom.Words:
    """What a story says."""
    return newsroom.Words(
        title or f"Warga bergotong royong ke-{next(_number)}",
        lead or "Warga membersihkan parit. Ada 30 orang yang ikut. Air lancar lagi.",
        body,
    )


def source(name: str = "Pak Jamhari") -> newsroom.SourceNote:
    """Where a story comes from."""
    return newsroom.SourceNote(SourceKind.INTERVIEW, name, AT.date())


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
        made = newsroom.write(
            of.site,
            words=words(title, lead, body),
            source=source(),
            sensitive=[Sensitivity.CHILD] if sensitive else (),
            by=writer,
            at=AT,
        )
        for number, step in enumerate(_WAYS[stage]):
            step(made, of, AT + timedelta(minutes=number + 1))
    return made


def of_kind(of: Kim, kind: StoryKind, details: Details, *, title: str = "", at: datetime = AT) -> Story:
    """A published story of this kind, with what it says beside words."""
    made = story(of, Stage.VERIFIED, title=title)
    said = replace(newsroom.words_of(made), kind=kind, details=details)
    newsroom.edit(made, words=said, sensitive=(), by=made.author, at=at)
    newsroom.confirm(made, how_known="Saya melihatnya.", by=member(of), at=at)
    return publish(made, at=at)


def published(of: Kim, how_many: int) -> list[Story]:
    """So many published stories of this KIM."""
    return [story(of, Stage.PUBLISHED) for _ in range(how_many)]


def said(of: Story, words: str = "Sudah dicek?", *, by: Person | None = None) -> Message:
    """A message in the thread of a story."""
    newsroom.say(of, words=words, by=by or member(of.site.kim), at=AT)
    return of.messages.latest("pk")


def meeting(of: Kim, *, by: Person | None = None) -> Meeting:
    """A meeting of this KIM that has just begun."""
    return newsroom.open_meeting(of.site, by=by or member(of), at=AT)


def placement(of: Story, on: Site) -> Placement:
    """Where a published story stands on a portal."""
    return Placement.objects.select_related("portal__region").get(item=of.item, portal=on)


def photo(of: Kim, *, by: Person | None = None, at: datetime = AT, data: bytes = b"") -> Photo:
    """A photo of this KIM that nothing uses yet. With `data` it is taken in for good, files and all; else there are no files."""
    if data:
        return receive_bytes(data, site=of.site, by=by or BUILDER, at=at)
    stored = Stored(unguessable_name(), 1600, 1200, (320, 640, 960, 1600), 250_000)
    return media.add(of.site, stored=stored, by=by or BUILDER, at=at)


def sender() -> Sender:
    """A phone that nobody has seen before, in a network of its own."""
    number = next(_number).to_bytes(16)
    return Sender(number, number)


def own_name(of: Kim, name: str = "", *, proven: bool = False, main: bool = False, at: datetime = AT) -> OwnName:
    """A name that this KIM asked for; proven or the main address if it shall be, without DNS."""
    by = member(of, Role.CHAIR)
    own = sites.ask_for_name(of.site, name=name or f"desa-{next(_number)}.desa.id", by=by, at=at)
    if proven or main:
        sites.prove_name(own, found=sites.Found(Finding.SEEN), by=by, at=at)
    if main:
        sites.make_main(own, by=by, at=at)
        of.site.refresh_from_db()
    return own


def slip(at: datetime = AT) -> Slip:
    """The slip of a form that was opened a minute before."""
    return Slip(public_id(12), at - timedelta(minutes=1))


def tip(of: Kim, words: str = "", *, name: str = "", contact: str = "", at: datetime = AT) -> Tip:
    """Something that somebody told this KIM."""
    told = newsroom.Told(words or f"Jembatan gantung dusun {next(_number)} putus tadi pagi.", "Dusun Hilir", name, contact)
    return newsroom.send_tip(of.site, told=told, slip=slip(at), sender=sender(), by=Neighbour(), at=at)


def attachment(of: Kim, *, name: str = "", kind: AttachmentKind = "document", size: int = 3) -> Attachment:
    """A document or a voice note of this KIM that nothing uses yet, without its file."""
    facts = Attached(name=name or unguessable_name(), kind=kind, title="Surat edaran", size=size, weight=210 * 1024)
    return media.attach(of.site, facts=facts, by=BUILDER, at=AT)


def link_holder(of: Story, name: str = "Bu Aminah") -> LinkHolder:
    """Somebody without an account who holds an open link to confirm this story. Made now: links run by the real clock."""
    now = timezone.now()
    link, _token = newsroom.ask_by_link(of, holder_name=name, by=of.author, at=now)
    return LinkHolder(link, now)


def application(code: str = TELUK_KAPUAS, step: Step = Step.SENT, *, at: datetime = AT, label: str = "") -> Application:
    """An application for a KIM in this place, filled in as the rules of the country want it, at this step."""
    place = region(code)
    if not PolicyRow.objects.exists():
        lay_down_rules(at)
    founder = registry.Founder("Hasan Basri", "+6281200000001")
    made = registry.begin(place, founder=founder, by=Applicant(), at=at)
    by = Applicant(made)
    said: dict[Part, dict[str, object]] = {
        Part.PLACE: {"region": place, "hamlet": ""},
        Part.NAME: {"name": f"KIM {place.name}", "label": label or f"kim-baru-{next(_number)}"},
        Part.PEOPLE: {"officers": _OFFICERS, "members": [f"Anggota {number}" for number in range(1, 10)]},
        Part.PAPERS: _DECREE,
    }
    for part, words in said.items():
        registry.fill(made, part=part, said=words, by=by, at=at)
    for kind in ("sk", "berita-acara"):
        paper(made, kind, at=at)
    if step != Step.BEGUN:
        registry.send(made, by=by, at=at)
    checker = officer(code[:4]) if step in (Step.ASKED, Step.REFUSED, Step.VERIFIED) else None
    if checker is not None:
        _DECIDE[step](made, checker, at)
    return made


def import_row(code: str = "6112") -> ImportRow:
    """A row of a list that the office of this region has begun to bring in; it means a village there."""
    office, sheet = officer(code), read_sheet([["Nama KIM", "Desa"], [f"KIM Daftar {next(_number)}", "Teluk Kapuas"]])
    verdicts = [Verdict(RowState.NEW, place=region().code)]
    made = registry.begin_import(region(code), file_name="a.csv", sheet=sheet, verdicts=verdicts, by=office, at=AT)
    return ImportRow.objects.select_related("of__region", "place").get(of=made)


def paper(of: Application, kind: str = "sk", *, at: datetime = AT) -> str:
    """A paper of one page that came with an application; gives its name."""
    name = unguessable_name()
    vault.keep(name, [sheet_of_paper()])
    registry.add_paper(of, kind=kind, name=name, pages=1, weight=len(sheet_of_paper()), by=Applicant(of), at=at)
    return name


@cache
def sheet_of_paper() -> bytes:
    """A page as the vault holds it: a small WebP."""
    out = BytesIO()
    Image.linear_gradient("L").convert("RGB").save(out, "WEBP")
    return out.getvalue()


def fitting(of: Application) -> dict[str, Mark]:
    """Every line found to fit."""
    assert of.region is not None
    lines = lines_of(of, rulings(of.region))
    return {line.name: Mark(mark=Fit.FITS, note="", said=line.value) for line in lines}


def head_link(of: Application, name: str = "Pak Kades") -> str:
    """The token of the link by which the head of the village answers."""
    by = officer(of.standing().region_code[:4])
    return registry.ask_head_of_village(of, name=name, phone="+6281200000002", by=by, at=timezone.now())[1]


_OFFICERS: Final = [{"post": "Ketua", "name": "Hasan Basri"}, {"post": "Seksi", "section": "Dokumentasi", "name": "Siti Rahmah"}]
_DECREE: Final[dict[str, object]] = {
    "decree_number": "141/17/KPTS/2024",
    "issuer": "kepala",
    "issuer_name": "H. Abdul Muis",
    "issued_on": date(2024, 7, 1),
    "valid_until": date(2029, 6, 30),
}
_DECIDE: Final[dict[Step, Callable[[Application, Person, datetime], object]]] = {
    Step.ASKED: lambda made, by, at: registry.ask_back(made, marks={}, question="Siapa bendaharanya?", by=by, at=at),
    Step.REFUSED: lambda made, by, at: registry.refuse(made, reason="SK ini milik desa lain.", by=by, at=at),
    Step.VERIFIED: lambda made, by, at: registry.verify(made, marks=fitting(made), by=by, at=at),
}


def publish(of: Story, *, at: datetime = AT) -> Story:
    """Publish a checked story, by a new editor of its KIM."""
    return newsroom.publish(of, by=member(of.site.kim, Role.EDITOR), at=at)


def corrected(of: Story, *, was: str = "2.500", right: str = "2.050", why: str = "Catatan lama terbawa.") -> Story:
    """Correct a published story, by a new editor of its KIM."""
    note = newsroom.CorrectionNote(was, right, why)
    editor = member(of.site.kim, Role.EDITOR)
    return newsroom.correct(of, words=newsroom.words_of(of), note=note, by=editor, at=timezone.now())


type _Step = Callable[[Story, Kim, datetime], object]


def _send(made: Story, _kim: Kim, at: datetime) -> None:
    newsroom.send(made, by=made.author, at=at)


def _talk(made: Story, _kim: Kim, at: datetime) -> None:
    newsroom.record_talk(made, form=TalkForm.ORAL, decision=Decision.PUBLISH, people_count=3, by=made.author, at=at)


def _confirm(made: Story, of: Kim, at: datetime) -> None:
    role = Role.EDITOR if made.is_sensitive else Role.MEMBER
    for _ in range(made.confirmations_wanted):
        newsroom.confirm(made, how_known="Saya ikut hari itu.", by=member(of, role), at=at)


def _publish(made: Story, of: Kim, at: datetime) -> None:
    newsroom.publish(made, by=member(of, Role.EDITOR), at=at)


def _publish_urgent(made: Story, of: Kim, at: datetime) -> None:
    newsroom.publish_urgent(made, urgency=Urgency.DISASTER, asked="Ketua RT 02.", by=member(of, Role.EDITOR), at=at)


def _withdraw(made: Story, of: Kim, at: datetime) -> None:
    newsroom.withdraw(made, reason="Angkanya keliru.", by=member(of, Role.EDITOR), at=at)


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
