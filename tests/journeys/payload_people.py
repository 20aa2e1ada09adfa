"""One KIM and its people, whose very names want to run."""

from itertools import count

from kimid.access import actions as access
from kimid.demo.codes import demo_secret
from kimid.events.permissions import Role
from kimid.people.allauth_internals import save_code_app
from kimid.people.models import Person
from kimid.sites import actions as sites
from tests import build
from tests.journeys.payload_scene import LABEL, OFFICER, Scene
from tests.journeys.visitor import PASSWORD


class Village:
    """A KIM with an author, an editor, a chair, friends; and whoever comes for one story and goes
    again.
    """

    def __init__(self, scene: Scene) -> None:
        self.scene, self._logins = scene, count()
        self.neighbours: list[Person] = []
        self.kim = build.kim(label=LABEL, name=scene.fill("kim name", 120))
        self.site = self.kim.site
        self.author, self.editor, self.chair = (
            self.join(self.account(login), role)
            for login, role in (("dedi", Role.MEMBER), ("rina", Role.EDITOR), ("hasan", Role.CHAIR))
        )
        self.friends = [self.join(self.account(), Role.MEMBER) for _ in range(3)]
        sites.set_rules(
            self.site, rules=sites.ConfirmationRules(asks_head=True), by=self.chair, at=scene.now()
        )

    def account(self, login: str = "") -> Person:
        """Somebody with a name that wants to run; with a login, somebody who signs in."""
        known = login or f"warga{next(self._logins)}"
        made = Person.objects.create_person(
            known, PASSWORD if login else None, name=self.scene.fill("person", 100)
        )
        if not login:
            self.neighbours.append(made)
        return made

    def join(self, person: Person, role: Role) -> Person:
        """Let somebody into the group."""
        access.grant_on_site(self.site, person=person, role=role, by=build.BUILDER, at=build.AT)
        return person

    def newcomer(self) -> Person:
        """A member who comes for one story. A group of a thousand would show all of them beside
        every story.
        """
        return self.join(self.account(), Role.MEMBER)

    def farewell(self, person: Person) -> None:
        """They leave; what they wrote stays theirs."""
        access.end_roles(self.site, person=person, by=self.chair, at=self.scene.now())

    def open_office(self) -> None:
        """An officer of the regency, who signs in and sees the desks of all portals below."""
        officer = self.account(OFFICER)
        save_code_app(officer, demo_secret(OFFICER))  # as officials of the demo come in
        for role in (Role.PORTAL_EDITOR, Role.OFFICER):
            access.grant_on_region(
                build.region(build.TELUK_KAPUAS[:4]),
                person=officer,
                role=role,
                by=build.BUILDER,
                at=self.scene.now(),
            )
        for code in (build.TELUK_KAPUAS, build.TELUK_KAPUAS[:6]):
            self.scene.room(OFFICER, f"/s/{build.portal(code).ruang_label}/meja/")
