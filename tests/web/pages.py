"""The pages that show lists: where they are, who looks at them, and what adds one row to them."""

from collections.abc import Callable
from typing import Final, NamedTuple

from django.test import Client

from kimid.access.actions import grant_on_site
from kimid.events.permissions import Role
from kimid.newsroom.actions import confirmations, talk, writing
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Decision, TalkMode
from kimid.registry.actions import entering
from kimid.registry.actions.entering import FirstOfficer
from kimid.registry.models import Kim
from tests import build
from tests.sure import come_in

# Villages of four districts in three regencies of one province.
VILLAGES: Final = (build.TELUK_KAPUAS, "6112082004", "6171051001", "6101012001")
PROVINCE: Final = "kalimantan-barat"


class Scene:
    """One KIM, the portal of its province, and people who look at pages: an editor and
    an officer.
    """

    def __init__(self) -> None:
        self.kim = build.kim(label="kim-satu")
        build.portal("61")
        self.editor = build.member(self.kim, Role.EDITOR)
        self.officer = build.officer("61")
        self.stories = [build.story(self.kim, Stage.DISCUSSED)]

    def a_story_here(self, number: int) -> None:
        """A published story of the same KIM, by a new author and a new editor."""
        build.story(self.kim, Stage.PUBLISHED)

    def a_story_that_waits(self, number: int) -> None:
        """A story in each stage the group works on, by new authors; the sensitive one still wants a
        confirmation.
        """
        for stage in (Stage.COLLECTED, Stage.DISCUSSED, Stage.VERIFIED):
            build.story(self.kim, stage, sensitive=True)

    def a_story_elsewhere(self, number: int) -> None:
        """A published story of a new KIM in a village of its own; the KIM has an officer and a
        decree.
        """
        kim = entering.register_kim(
            build.region(VILLAGES[number]),
            name=f"KIM ke-{number}",
            label=f"kim-ke-{number}",
            officers=(FirstOfficer("Hasan", "Ketua"),),
            by=build.BUILDER,
            at=build.AT,
        )
        _decree(kim)
        build.story(kim, Stage.PUBLISHED)

    def a_workplace(self, number: int) -> None:
        """One more KIM where the editor has a role."""
        other = build.kim(VILLAGES[number])
        grant_on_site(
            other.site, person=self.editor, role=Role.MEMBER, by=build.BUILDER, at=build.AT
        )

    def more_on_one_story(self, number: int) -> None:
        """One more of everything that can stand on the page of a story: talk, decision, source,
        confirmation.
        """
        [story] = self.stories
        said_by = build.member(self.kim)
        talk.post_message(story, text="Sudah dicek?", by=said_by, at=build.AT)
        writing.add_source(story, source=build.source(f"Sumber {number}"), by=said_by, at=build.AT)
        talk.record_talk(
            story,
            form=TalkMode.ORAL,
            decision=Decision.PUBLISH,
            people_count=2,
            by=said_by,
            at=build.AT,
        )
        confirmations.confirm(story, how_known="Saya ikut.", by=said_by, at=build.AT)

    def an_officer_of_the_kim(self, number: int) -> None:
        """One more officer and decree on the profile."""
        self.kim.officers.create(name=f"Orang {number}", post="Anggota", term_from=build.AT.date())
        _decree(self.kim, f"{number}/2024")


def _decree(kim: Kim, number: str = "1/2024") -> None:
    entering.record_decree(
        kim,
        number=number,
        issuer_title="kepala desa",
        issued_on=build.AT.date(),
        valid_until=None,
        by=build.BUILDER,
        at=build.AT,
    )


def page_at(client: Client, path: str) -> bytes:
    """The page at this path, which must be there."""
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.content


class ListPage(NamedTuple):
    """A page with a list. `who` looks at it: the name of a person of the scene, or nobody on public
    hosts.
    """

    host: str
    path: Callable[[Scene], str]
    add: Callable[[Scene, int], None]
    who: str = ""

    def visit(self, scene: Scene) -> Callable[[], bytes]:
        """A way to ask for the page again and again; gives the page, which must be there."""
        client = Client(HTTP_HOST=self.host)
        if self.who:
            come_in(client, getattr(scene, self.who))
        return lambda: page_at(client, self.path(scene))


def _public(label: str, path: str, add: Callable[[Scene, int], None]) -> ListPage:
    return ListPage(f"{label}.kim.localhost".removeprefix("."), lambda _: path, add)


def _ruang(path: str, add: Callable[[Scene, int], None], who: str) -> ListPage:
    return ListPage("ruang.localhost", lambda _: path, add, who)


PAGES: Final = {
    "KIM home": _public("kim-satu", "/", Scene.a_story_here),
    "KIM profile": _public("kim-satu", "/profil/", Scene.an_officer_of_the_kim),
    "nation home": _public("", "/", Scene.a_story_elsewhere),
    "province home": _public(PROVINCE, "/", Scene.a_story_elsewhere),
    "directory": _public(PROVINCE, "/kim/", Scene.a_story_elsewhere),
    "switcher": _ruang("/tempat/", Scene.a_workplace, "editor"),
    "workspace home": _ruang("/s/kim-satu/", Scene.a_story_that_waits, "editor"),
    "stories": _ruang("/s/kim-satu/berita/", Scene.a_story_that_waits, "editor"),
    "story": ListPage(
        "ruang.localhost",
        lambda scene: f"/s/kim-satu/berita/{scene.stories[0].public_id}/",
        Scene.more_on_one_story,
        "editor",
    ),
    "portal in the workspace": _ruang(f"/s/{PROVINCE}/", Scene.a_story_elsewhere, "officer"),
    "desk": _ruang(f"/s/{PROVINCE}/meja/", Scene.a_story_elsewhere, "officer"),
    "numbers": _ruang(f"/s/{PROVINCE}/angka/", Scene.a_story_elsewhere, "officer"),
}
