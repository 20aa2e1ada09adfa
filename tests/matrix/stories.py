"""Stories of the matrix: one in every state, with secrets."""

from collections.abc import Set
from typing import Final

from kimid.events.permissions import Role
from kimid.newsroom.actions import confirmations, content, publishing, talk, writing
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Decision, SourceKind, Story, TalkMode
from kimid.people.models import Person
from kimid.sites.guard import on_site
from tests import build
from tests.matrix.cast import AUTHOR, EDITORS, GROUP, Place, Thing, Who
from tests.matrix.world import AT, World

STAGES: Final = {
    Thing.DRAFT: Stage.DRAFT,
    Thing.MEMBERS_DRAFT: Stage.DRAFT,
    Thing.MEMBERS_STORY: Stage.COLLECTED,
    Thing.DISCUSSED: Stage.DISCUSSED,
    Thing.VERIFIED: Stage.VERIFIED,
    Thing.PUBLISHED: Stage.PUBLISHED,
    Thing.WITHDRAWN: Stage.WITHDRAWN,
}
_ORDER: Final = (
    Stage.DRAFT,
    Stage.COLLECTED,
    Stage.DISCUSSED,
    Stage.VERIFIED,
    Stage.PUBLISHED,
    Stage.WITHDRAWN,
)


def author_of(world: World, place: Place, thing: Thing) -> Person | None:
    who = AUTHOR.get((place, thing))
    return world.people[who] if who else None


def write_story(world: World, place: Place, thing: Thing, author: Person) -> None:
    """One story of a group, with a secret in every text that has ever been written for it."""
    kim = world.kims[place]
    stage = STAGES[thing]
    hide = world.canaries.hide
    group = _readers(place, thing)
    once_public: Set[Who] = frozenset(Who) if stage == Stage.PUBLISHED else group
    name = f"{place}, {thing}:"
    words = _words(world, place, thing, once_public)
    source, guarded = _sources(world, place, thing, once_public)
    with on_site(kim.site):
        story = writing.write(kim.site, content=words, source=source, by=author, at=AT)
        writing.add_source(story, source=guarded, by=author, at=AT)
        aside = content.ContentData(
            hide(f"{name} title beside", group), hide(f"{name} lead beside", group)
        )
        writing.keep_conflict_copy(story, content=aside, base=story.digest, by=author, at=AT)
        if stage != Stage.DRAFT:
            writing.send(story, by=author, at=AT)
            talk.post_message(story, text=hide(f"{name} message", group), by=author, at=AT)
        for step in _ORDER[2 : _ORDER.index(stage) + 1]:
            _step(
                story,
                step,
                hide(f"{name} {step}", once_public),
                hide(f"{name} {step}, for the group", group),
            )
    world.stories[place, thing] = story


def _words(world: World, place: Place, thing: Thing, once_public: Set[Who]) -> content.ContentData:
    """What it says, in both languages. The title stands on after it was withdrawn."""
    hide = world.canaries.hide
    name = f"{place}, {thing}:"
    title: Set[Who] = frozenset(Who) if STAGES[thing] == Stage.WITHDRAWN else once_public
    return content.ContentData(
        hide(f"{name} title", title),
        hide(f"{name} lead", once_public),
        hide(f"{name} body", once_public),
        translation=(
            "jv",
            hide(f"{name} judul", once_public),
            hide(f"{name} inti", once_public),
            hide(f"{name} isi", once_public),
        ),
    )


def _sources(
    world: World, place: Place, thing: Thing, once_public: Set[Who]
) -> tuple[content.SourceNote, content.SourceNote]:
    """A source with a name, and one whose name only editors may read."""
    hide = world.canaries.hide
    name = f"{place}, {thing}:"
    editors = _readers(place, thing) & EDITORS if STAGES[thing] != Stage.DRAFT else frozenset()
    source = content.SourceNote(
        SourceKind.INTERVIEW, hide(f"{name} source", once_public), AT.date()
    )
    name_of = hide(f"{name} name of a source", editors)
    contact = hide(f"{name} contact of a source", editors)
    guarded = content.SourceNote(
        SourceKind.WORD_OF_MOUTH,
        name_of,
        AT.date(),
        contact,
        hide(f"{name} why not named", once_public),
    )
    return source, guarded


def _readers(place: Place, thing: Thing) -> Set[Who]:
    if thing is Thing.DRAFT:
        return frozenset()
    return frozenset({Who.MEMBER}) if thing is Thing.MEMBERS_DRAFT else GROUP[place]


def _step(story: Story, step: Stage, public: str, inner: str) -> None:
    """One step on the way. `public` is a word that the box on the story's page will show, `inner`
    one that it will not.
    """
    kim = story.site.kim
    if step == Stage.DISCUSSED:
        form = TalkMode.ORAL
        decision = Decision.PUBLISH
        talk.record_talk(
            story,
            form=form,
            decision=decision,
            people_count=3,
            names=public,
            reason=inner,
            by=build.member(kim),
            at=AT,
        )
    elif step == Stage.VERIFIED:
        confirmations.confirm(story, how_known=public, by=build.member(kim), at=AT)
    elif step == Stage.PUBLISHED:
        publishing.publish(story, by=build.member(kim, Role.EDITOR), at=AT)
    elif step == Stage.WITHDRAWN:
        publishing.withdraw(
            story, reason="Angkanya keliru.", by=build.member(kim, Role.EDITOR), at=AT
        )
