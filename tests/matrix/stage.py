"""The whole stage of the matrix, set through the same actions that people use."""

from datetime import timedelta
from typing import Final

from kimid.access.actions import grant_on_site
from kimid.access.models import Grant
from kimid.events.permissions import Role
from kimid.people.models import Person
from kimid.registry.models import Kim
from kimid.sites.guard import across_sites
from kimid.sites.models import Site
from kimid.sites.stages import LifeStage
from tests import build
from tests.matrix.cast import Place, Thing, Who
from tests.matrix.stories import STAGES, author_of, write_story
from tests.matrix.subjects import SUBJECTS
from tests.matrix.world import AT, CODES, NOW, World

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


@across_sites("the world has rows of many sites")
def make_world() -> World:
    """The cast and its sites, a story in every state, and what each subject adds."""
    world = World()
    for place, label in ((Place.A, "kim-kenari"), (Place.B, "kim-merpati")):
        world.kims[place] = build.kim(label=label, name=f"KIM {label}")
        Site.objects.filter(pk=world.kims[place].site_id).update(asks_head=True)
        world.kims[place].site.refresh_from_db()
        world.labels[place] = label
    for place, code in CODES.items():
        world.labels[place] = build.portal(code).ruang_label
    world.labels[Place.NOWHERE] = "kim-tidak-ada"
    _hire(world)
    _write(world)
    for subject in SUBJECTS:
        subject.furnish(world)
    # So silent that only their offices bring them back; their sites stay open, so that all else can
    # be tried on them.
    Kim.objects.filter(site__label__in=("kim-kenari", "kim-merpati")).update(
        silence_stage=LifeStage.FROZEN
    )
    Grant.objects.filter(person=world.people[Who.ENDED]).update(ends_at=NOW - timedelta(days=1))
    Person.objects.filter(pk=world.people[Who.DEACTIVATED].pk).update(is_active=False)
    return world


def _hire(world: World) -> None:
    for who, (place, role) in _SITE_POSTS.items():
        world.people[who] = build.person(str(who))
        # Long ago: who came less than three days ago checks nothing alone.
        grant_on_site(
            world.kims[place].site,
            person=world.people[who],
            role=role,
            by=build.BUILDER,
            at=AT - timedelta(days=30),
        )
    for who, (code, office) in _OFFICE_POSTS.items():
        world.people[who] = build.officer(code, office)


def _write(world: World) -> None:
    colleague = build.member(world.kims[Place.A], name="Rekan A")
    for thing in STAGES:
        write_story(world, Place.A, thing, author_of(world, Place.A, thing) or colleague)
    for thing in (Thing.DISCUSSED, Thing.PUBLISHED):
        write_story(world, Place.B, thing, author_of(world, Place.B, thing) or colleague)
