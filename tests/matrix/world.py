"""Two neighbouring KIM full of secrets, their offices, and everybody who might want to look."""

from collections.abc import Set
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Final

from django.utils import timezone

from kimid.access import actions as access
from kimid.access.actions import grant_on_site
from kimid.access.links import LinkHolder, find_link
from kimid.access.models import Grant
from kimid.activity import actions as activity
from kimid.events.permissions import Role
from kimid.media import files
from kimid.media.models import NAME_LENGTH
from kimid.media.showing import show_media
from kimid.moderation import actions as moderation
from kimid.moderation.models import Complaint
from kimid.moderation.rules import Reader
from kimid.moderation.slips import new_slip
from kimid.newsroom import actions
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Decision, SourceKind, Story, TalkForm
from kimid.people.models import Person
from kimid.registry import actions as registry
from kimid.registry.flow import Step
from kimid.registry.models import Application, Kim, Purpose
from kimid.sites.guard import on_site
from kimid.sites.models import Site
from kimid.sites.stages import LifeStage
from tests import build, past
from tests.activity import making
from tests.matrix.canaries import Canaries
from tests.matrix.cast import AUTHOR, EDITORS, GROUP, OFFICE, Place, Thing, Who
from tests.matrix.contests import Held, hold
from tests.media.hostile import encoded, scene
from tests.registry.asking import ask_for

_NOW: Final = timezone.now()
AT: Final = _NOW - timedelta(days=2)
_FAR: Final = "6271011001"  # a kelurahan in province 62
_CODES: Final = {Place.REGENCY: "6112", Place.ABOVE: "61", Place.BESIDE: "62", Place.NATION: "00"}
_SITE_POSTS: Final = {
    Who.MEMBER: (Place.A, Role.MEMBER),
    Who.EDITOR: (Place.A, Role.EDITOR),
    Who.CHAIR: (Place.A, Role.CHAIR),
    Who.ENDED: (Place.A, Role.EDITOR),
    Who.DEACTIVATED: (Place.A, Role.CHAIR),
    Who.OTHER_MEMBER: (Place.B, Role.MEMBER),
    Who.OTHER_CHAIR: (Place.B, Role.CHAIR),
}
_OFFICE_POSTS: Final = {
    Who.PORTAL_EDITOR: ("6112", Role.PORTAL_EDITOR),
    Who.OFFICER: ("6112", Role.OFFICER),
    Who.PROVINCE: ("61", Role.OFFICER),
    Who.SIBLING: ("62", Role.OFFICER),
    Who.OPERATOR: ("00", Role.OPERATOR),
}
_STAGES: Final = {
    Thing.DRAFT: Stage.DRAFT,
    Thing.MEMBERS_DRAFT: Stage.DRAFT,
    Thing.MEMBERS_STORY: Stage.COLLECTED,
    Thing.DISCUSSED: Stage.DISCUSSED,
    Thing.VERIFIED: Stage.VERIFIED,
    Thing.PUBLISHED: Stage.PUBLISHED,
    Thing.WITHDRAWN: Stage.WITHDRAWN,
}
OWN_NAME: Final = "kenari.desa.id"  # proven by A
_ORDER: Final = (Stage.DRAFT, Stage.COLLECTED, Stage.DISCUSSED, Stage.VERIFIED, Stage.PUBLISHED, Stage.WITHDRAWN)


@dataclass
class World:
    """All that stands in the database of one test, by the names that the policy uses."""

    people: dict[Who, Person] = field(default_factory=dict)
    kims: dict[Place, Kim] = field(default_factory=dict)
    labels: dict[Place, str] = field(default_factory=dict)
    stories: dict[tuple[Place, Thing], Story] = field(default_factory=dict)
    tokens: dict[Thing, str] = field(default_factory=dict)
    notes: dict[Place, str] = field(default_factory=dict)
    tickets: dict[Place, str] = field(default_factory=dict)
    meetings: dict[Place, str] = field(default_factory=dict)
    tips: dict[Place, str] = field(default_factory=dict)
    slips: dict[Place, str] = field(default_factory=dict)
    invitations: dict[Place, int] = field(default_factory=dict)
    invited: dict[Place, str] = field(default_factory=dict)
    photos: dict[Place, str] = field(default_factory=dict)
    public_files: dict[Thing, str] = field(default_factory=dict)
    placements: dict[Place, int] = field(default_factory=dict)
    applications: dict[Thing, Application] = field(default_factory=dict)
    own_name: int = 0
    entry: str = ""
    entry_photo: str = ""
    act: str = ""  # the code of a dissolution that was not sent
    merger: int = 0  # the number of an application to go into A
    plan: str = ""
    plan_link: str = ""
    poll: str = ""
    old_report: int = 0
    contest: Held = field(default_factory=Held)
    handover: int = 0
    handover_link: str = ""
    told_by_code: set[str] = field(default_factory=set)
    head_link: str = ""
    told_by_link: dict[Place, set[str]] = field(default_factory=dict)
    canaries: Canaries = field(default_factory=Canaries)

    def story(self, place: Place, thing: Thing) -> Story:
        """The story of this group in this state."""
        return self.stories[place, thing]


def make_world() -> World:
    """The whole stage, through the same actions that people use."""
    world = World()
    for place, label in ((Place.A, "kim-kenari"), (Place.B, "kim-merpati")):
        world.kims[place] = build.kim(label=label, name=f"KIM {label}")
        Site.objects.filter(pk=world.kims[place].site_id).update(asks_head=True)
        world.kims[place].site.refresh_from_db()
        world.labels[place] = label
    for place, code in _CODES.items():
        world.labels[place] = build.portal(code).ruang_label
    world.labels[Place.NOWHERE] = "kim-tidak-ada"
    _hire(world)
    colleague = build.member(world.kims[Place.A], name="Rekan A")
    for thing in _STAGES:
        _tell(world, Place.A, thing, _author(world, Place.A, thing) or colleague)
    for thing in (Thing.DISCUSSED, Thing.PUBLISHED):
        _tell(world, Place.B, thing, _author(world, Place.B, thing) or colleague)
    _tell_far_away(world)
    _make_links(world)
    _photograph(world)
    _report(world)
    _tip(world)
    _meet(world)
    _invite(world)
    _note(world)
    _apply(world)
    world.contest = hold(world.people, world.kims, world.canaries)
    world.told_by_code |= world.contest.told_by_link
    _hand_over(world)
    world.own_name = build.own_name(world.kims[Place.A], OWN_NAME, proven=True).pk
    world.old_report = past.old_report("6112").key
    # So silent that only their offices bring them back; their sites stay open, so that all else can be tried on them.
    Kim.objects.filter(site__label__in=("kim-kenari", "kim-merpati")).update(silence=LifeStage.FROZEN)
    Grant.objects.filter(person=world.people[Who.ENDED]).update(ends_at=_NOW - timedelta(days=1))
    Person.objects.filter(pk=world.people[Who.DEACTIVATED].pk).update(is_active=False)
    return world


def _author(world: World, place: Place, thing: Thing) -> Person | None:
    who = AUTHOR.get((place, thing))
    return world.people[who] if who else None


def _hire(world: World) -> None:
    for who, (place, role) in _SITE_POSTS.items():
        world.people[who] = build.person(str(who))
        grant_on_site(world.kims[place].site, person=world.people[who], role=role, by=build.BUILDER, at=AT)
    for who, (code, office) in _OFFICE_POSTS.items():
        world.people[who] = build.officer(code, office)


def _tell(world: World, place: Place, thing: Thing, author: Person) -> None:
    """One story of a group, with a secret in every text that has ever been written for it."""
    kim, stage = world.kims[place], _STAGES[thing]
    hide = world.canaries.hide
    group = _readers(place, thing)
    everybody = frozenset(Who)
    once_public: Set[Who] = everybody if stage == Stage.PUBLISHED else group
    title: Set[Who] = everybody if stage in (Stage.PUBLISHED, Stage.WITHDRAWN) else group
    name = f"{place}, {thing}:"
    words = actions.Words(
        hide(f"{name} title", title),
        hide(f"{name} lead", once_public),
        hide(f"{name} body", once_public),
        second=("jv", hide(f"{name} judul", once_public), hide(f"{name} inti", once_public), hide(f"{name} isi", once_public)),
    )
    source = actions.SourceNote(SourceKind.INTERVIEW, hide(f"{name} source", once_public), AT.date())
    editors = group & EDITORS if stage != Stage.DRAFT else frozenset()
    name_of, contact = hide(f"{name} name of a source", editors), hide(f"{name} contact of a source", editors)
    guarded = actions.SourceNote(SourceKind.TOLD, name_of, AT.date(), contact, hide(f"{name} why not named", once_public))
    with on_site(kim.site):
        story = actions.write(kim.site, words=words, source=source, by=author, at=AT)
        actions.add_source(story, source=guarded, by=author, at=AT)
        aside = actions.Words(hide(f"{name} title beside", group), hide(f"{name} lead beside", group))
        actions.set_aside(story, words=aside, base=story.digest, by=author, at=AT)
        if stage != Stage.DRAFT:
            actions.send(story, by=author, at=AT)
            actions.say(story, words=hide(f"{name} message", group), by=author, at=AT)
        for step in _ORDER[2 : _ORDER.index(stage) + 1]:
            _step(story, step, hide(f"{name} {step}", once_public), hide(f"{name} {step}, for the group", group))
    world.stories[place, thing] = story
    if thing is Thing.DISCUSSED:
        world.told_by_link[place] = {words.title, words.lead, words.body}


def _readers(place: Place, thing: Thing) -> Set[Who]:
    if thing is Thing.DRAFT:
        return frozenset()
    return frozenset({Who.MEMBER}) if thing is Thing.MEMBERS_DRAFT else GROUP[place]


def _step(story: Story, step: Stage, public: str, inner: str) -> None:
    """One step on the way. `public` is a word that the box on the story's page will show, `inner` one that it will not."""
    kim = story.site.kim
    if step == Stage.DISCUSSED:
        form, decision = TalkForm.ORAL, Decision.PUBLISH
        actions.record_talk(
            story, form=form, decision=decision, people_count=3, names=public, reason=inner, by=story.author, at=AT
        )
    elif step == Stage.VERIFIED:
        actions.confirm(story, how_known=public, by=build.member(kim), at=AT)
    elif step == Stage.PUBLISHED:
        actions.publish(story, by=build.member(kim, Role.EDITOR), at=AT)
    elif step == Stage.WITHDRAWN:
        actions.withdraw(story, reason="Angkanya keliru.", by=build.member(kim, Role.EDITOR), at=AT)


def _tell_far_away(world: World) -> None:
    """Placements on four portals, and none of them the same."""
    far = build.story(build.kim(_FAR), Stage.PUBLISHED)
    near = world.story(Place.A, Thing.PUBLISHED)
    world.placements[Place.A] = build.placement(near, world.kims[Place.A].site).pk
    for place, story in ((Place.REGENCY, near), (Place.ABOVE, near), (Place.NATION, near), (Place.BESIDE, far)):
        world.placements[place] = build.placement(story, build.portal(_CODES[place])).pk


def _photograph(world: World) -> None:
    """A photo and a document of each group that nothing shows yet, and one of A that something published carries, with a card."""
    for place in (Place.A, Place.B):
        world.photos[place] = build.photo(world.kims[place]).name
        build.attachment(world.kims[place], name=world.photos[place])
        stored = {"320.webp": b"RIFF0000WEBP", "1600.webp": encoded(scene(), "WEBP"), "lampiran.pdf": b"%PDF-1.7"}
        files.store(world.photos[place], stored)
    world.photos[Place.NOWHERE] = "2" * NAME_LENGTH
    shown = build.photo(world.kims[Place.A]).name
    build.attachment(world.kims[Place.A], name=shown)
    files.store(shown, {"320.webp": b"RIFF0000WEBP", "lampiran.pdf": b"%PDF-1.7"})
    show_media(world.kims[Place.A].site, [shown])
    files.store_card(shown, b"JPEG")
    world.public_files |= {Thing.PUBLISHED: shown, Thing.DRAFT: world.photos[Place.A], Thing.ABSENT: world.photos[Place.NOWHERE]}


def _report(world: World) -> None:
    """A reader's report about the site of A. Its words and the sender's number are for those who answer."""
    answerers = GROUP[Place.A] & EDITORS | OFFICE[Place.REGENCY]
    words, contact = world.canaries.hide("report: words", answerers), world.canaries.hide("report: contact", answerers)
    site = world.kims[Place.A].site
    world.tickets[Place.A] = moderation.report(
        site,
        path="",
        title="KIM",
        complaint=Complaint.WRONG,
        words=words,
        sender=build.sender(),
        contact=contact,
        by=Reader(),
        at=_NOW,
    ).ticket


def _meet(world: World) -> None:
    """Each group has a meeting that is open. What is typed in it, the group knows."""
    for place, chair in ((Place.A, Who.CHAIR), (Place.B, Who.OTHER_CHAIR)):
        site, by = world.kims[place].site, world.people[chair]
        with on_site(site):
            made = actions.open_meeting(site, by=by, at=_NOW)
            secret = world.canaries.hide(f"{place}: minutes", GROUP[place])
            actions.keep_meeting(made, typed={"minutes": [secret]}, version=0, by=by, at=_NOW)
        world.meetings[place] = made.public_id


def _tip(world: World) -> None:
    """A neighbour told A something. The group reads the words; who it was, only its editors."""
    hide, group = world.canaries.hide, GROUP[Place.A]
    words = hide("tip: words", group)
    name, contact = hide("tip: name", group & EDITORS), hide("tip: contact", group & EDITORS)
    world.tips[Place.A] = build.tip(world.kims[Place.A], words, name=name, contact=contact, at=_NOW).ticket
    sites = {place: kim.site for place, kim in world.kims.items()}
    world.slips |= {place: new_slip(site, _NOW - timedelta(minutes=1)) for place, site in sites.items()}


def _note(world: World) -> None:
    """The member of A wrote an activity down, with a photo. Group and offices read it, nobody else."""
    readers = GROUP[Place.A] | OFFICE[Place.REGENCY]
    kim, photo = world.kims[Place.A], build.photo(world.kims[Place.A])
    files.store(photo.name, {"320.webp": b"RIFF0000WEBP"})
    what, place = world.canaries.hide("entry: what", readers), world.canaries.hide("entry: place", readers)
    with on_site(kim.site):
        said = making.entered(on=_NOW.date(), what=what, place=place, photos=(photo.facts(),))
        entry = activity.note(kim.site, entered=said, by=world.people[Who.MEMBER], at=_NOW)
    world.entry, world.entry_photo = entry.public_id, photo.name
    _plan(world, kim)


def _plan(world: World, kim: Kim) -> None:
    """The member of A has a joint plan; the group reads it, and whoever holds the link of the head."""
    what, by = world.canaries.hide("plan: what", GROUP[Place.A]), world.people[Who.MEMBER]
    with on_site(kim.site):
        sketch = making.sketch(by, what=what, is_joint=True, due=_NOW.date())
        made = activity.plan(kim.site, sketch=sketch, origin=activity.Origin(), by=by, at=_NOW)
        name = world.canaries.hide("plan: head of the village", frozenset())
        world.plan_link = activity.ask_head(made, holder_name=name, by=by, at=_NOW)[1]
    world.plan = made.public_id
    world.told_by_link[Place.A] |= {what, name}
    _ask(world, kim)


def _ask(world: World, kim: Kim) -> None:
    """The member of A asked the group something, and answered; the group reads the question and the choices."""
    words, one, other = (world.canaries.hide(f"poll: {name}", GROUP[Place.A]) for name in ("question", "choice", "other choice"))
    by = world.people[Who.MEMBER]
    with on_site(kim.site):
        made = making.poll(kim, by=by, at=_NOW, words=words, choices=(one, other), on=_NOW.date() + timedelta(days=7))
        activity.answer_poll(made, choice=0, by=by, at=_NOW)
    world.poll = made.public_id


def _invite(world: World) -> None:
    """Each chair has an open invitation. Whom it is for, the chair knows, and whoever holds the link."""
    for place, chair in ((Place.A, Who.CHAIR), (Place.B, Who.OTHER_CHAIR)):
        site = world.kims[place].site
        made, token = access.invite(site, name=f"Calon {place}", role=Role.MEMBER, by=world.people[chair], at=_NOW)
        world.invitations[place], world.invited[place] = made.pk, token


def _apply(world: World) -> None:
    """Three applications in the regency: one not sent, one that waits, with secrets, and one that was verified."""
    readers = OFFICE[Place.REGENCY] - {Who.PORTAL_EDITOR}
    secrets = {
        name: world.canaries.hide(f"application: {name}", readers)
        for name in ("founder", "name", "member", "signed by", "head", "question")
    }
    for thing, step in ((Thing.DRAFT, Step.BEGUN), (Thing.OPEN, Step.SENT), (Thing.PUBLISHED, Step.VERIFIED)):
        world.applications[thing] = build.application(step=step, at=AT)
    there = world.applications[Thing.PUBLISHED].kim
    assert there is not None
    world.act = registry.begin_act(there, purpose=Purpose.DISSOLUTION, by=world.people[Who.OFFICER], at=AT).code
    why = world.canaries.hide("merger: why", readers | {Who.CHAIR})
    world.merger = ask_for(there, world.people[Who.OFFICER], Purpose.MERGER, into=world.kims[Place.A], why=why).pk
    world.told_by_code.add(why)
    waiting = world.applications[Thing.OPEN]
    waiting.founder, waiting.name, waiting.issuer_name = (secrets[each] for each in ("founder", "name", "signed by"))
    waiting.members, waiting.question = [*waiting.members, secrets["member"]], secrets["question"]
    waiting.save()
    world.told_by_code |= set(secrets.values())
    world.head_link = build.head_link(waiting, secrets["head"])


def _hand_over(world: World) -> None:
    """The chair of A goes: the successor has come in. A colleague's post waits for whoever has its link."""
    site, chair = world.kims[Place.A].site, world.people[Who.CHAIR]
    wish = access.Wish(chair, Role.CHAIR, stays=True, name="Calon ketua")
    made, token = access.begin_handover(site, wish=wish, by=chair, at=_NOW)
    link = find_link(token, site)
    assert link is not None
    account = access.NewAccount("calon.ketua", "Calon ketua", "ikan-nipah-pagi")
    access.accept_handover(made, as_whom=account, by=LinkHolder(link, _NOW), at=_NOW)
    world.handover = made.pk
    colleague = build.member(world.kims[Place.A], Role.EDITOR)
    wish = access.Wish(colleague, Role.EDITOR, stays=True, name="Calon redaktur")
    _made, world.handover_link = access.begin_handover(site, wish=wish, by=chair, at=_NOW)


def _make_links(world: World) -> None:
    """An open and a spent link to one story, an open one of the neighbours, and to each a link for a note of the head."""
    mine, theirs = world.story(Place.A, Thing.DISCUSSED), world.story(Place.B, Thing.DISCUSSED)
    for thing, story in ((Thing.OPEN, mine), (Thing.SPENT, mine), (Thing.FOREIGN, theirs)):
        name = world.canaries.hide(f"{story}: holder of a link", frozenset())
        with on_site(story.site):
            link, world.tokens[thing] = actions.ask_by_link(story, holder_name=name, by=story.author, at=_NOW)
        if thing in (Thing.OPEN, Thing.FOREIGN):
            world.told_by_link[Place.A if thing is Thing.OPEN else Place.B].add(name)
        if thing is Thing.SPENT:
            link.used_at = _NOW
            link.save(update_fields=["used_at"])
    for place, story in ((Place.A, mine), (Place.B, theirs)):
        name = world.canaries.hide(f"{story}: head of the village", frozenset())
        with on_site(story.site):
            world.notes[place] = actions.ask_head(story, holder_name=name, by=story.author, at=_NOW)[1]
        world.told_by_link[place].add(name)
