"""Many small KIM around a village: for what a KIM has only once (name, decree, who it is) and for a
story of each kind.
"""

from datetime import timedelta
from typing import Final

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from kimid.access import actions as access
from kimid.events.permissions import Role
from kimid.newsroom.actions import confirmations, publishing, talk, writing
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Decision, StoryKind, TalkMode
from kimid.people.models import Person
from kimid.registry.actions import entering, site_images
from kimid.registry.actions.entering import FirstOfficer
from kimid.registry.actions.site_images import SiteImage
from kimid.registry.models import Kim
from kimid.sites import actions as sites
from kimid.sites.guard import on_site
from tests import build
from tests.journeys.payload_people import Village
from tests.journeys.payload_words import Writer
from tests.journeys.payloads import LONGEST

CHAIR: Final = (
    "kembar"  # signs in, and is the chair of the first hamlets; `kembar1` of the next, and so on
)
_EACH: Final = 100  # with all of two thousand hamlets, every page would ask for all of them
_DISTRICTS: Final = ("611201", "611202")
_KINDS: Final = {
    StoryKind.AGENDA: ("venue", "organiser"),
    StoryKind.ADVERTORIAL: ("paid by",),
    StoryKind.FACT_CHECK: ("claim", "claim seen", "reach"),
}
_FIELDS: Final = (
    "kim name",
    "official number",
    "officer name",
    "officer post",
    "officer section",
    "decree number",
    "decree issuer",
    "about",
    "phone",
    "email",
    "address",
)


class Hamlets:
    """Many have one chair, who can open what their workspaces show."""

    def __init__(self, village: Village) -> None:
        self._village = village
        self._scene = village.scene
        self._regions = [region for district in _DISTRICTS for region in build.children(district)]

    def found(self) -> None:
        """As many as are needed; the first gets everybody as a member."""
        self._scene.until_done(self._one, *_FIELDS, least=3)

    def _one(self, number: int) -> None:
        kim = self._enter(number)
        name = f"{CHAIR}{number // _EACH or ''}"
        if number % _EACH == 0:
            self._village.account(name)
        chair = self._joined(
            kim, Role.CHAIR, Person.objects.get(username=name)
        )  # read anew: a person keeps the roles once read
        self._introduce(kim, chair)
        if number == 0:
            self._gather(kim, chair)
        for path in ("/", "/profil/", "/sk/", "/kontak/"):
            self._scene.doors.append((kim.site.label, path))
        for path in ("kim/", "kim/siapa-kami/", "anggota/"):
            self._scene.room(name, f"/s/{kim.site.label}/{path}")
        self._tell(kim)

    def _enter(self, number: int) -> Kim:
        fill = self._scene.fill
        at = self._scene.now()
        officers = tuple(
            FirstOfficer(fill("officer name", 100), fill("officer post", 40)) for _ in range(4)
        )
        kim = entering.register_kim(
            self._regions[number % len(self._regions)],
            name=fill("kim name", 120),
            label=f"dusun-{number}",
            officers=officers,
            by=build.BUILDER,
            at=at,
        )
        entering.record_decree(
            kim,
            number=fill("decree number", 80),
            issuer_title=fill("decree issuer", 60),
            issued_on=at.date(),
            valid_until=at.date() + timedelta(days=900),
            by=build.BUILDER,
            at=at,
        )
        # Pages show these two, though nobody can type them yet.
        Kim.objects.filter(pk=kim.pk).update(official_number=fill("official number", 40))
        for officer in kim.officers.all():
            officer.section = fill("officer section", 60)
            officer.save()
        return kim

    def _introduce(self, kim: Kim, chair: Person) -> None:
        fill = self._scene.fill
        words = sites.Introduction(
            about=fill("about", 2000),
            phone=fill("phone", 20),
            email=_address(
                self._scene.fill_one("email", LONGEST, lambda text: _is_address(_address(text)))
            ),
            address=fill("address", 200),
        )
        sites.introduce(kim.site, introduction=words, by=chair, at=self._scene.now())
        for image in SiteImage:
            picture = Writer(self._scene, kim, chair).photo()
            site_images.set_site_image(
                kim.site, image=image, picture=picture, by=chair, at=self._scene.now()
            )

    def _joined(self, kim: Kim, role: Role, person: Person | None = None) -> Person:
        made = person or self._village.account()
        access.grant_on_site(kim.site, person=made, role=role, by=build.BUILDER, at=build.AT)
        return made

    def _gather(self, kim: Kim, chair: Person) -> None:
        """A group of many: its list of members, a meeting, and a story under way show all their
        names.
        """
        for person in self._village.neighbours:
            self._joined(kim, Role.MEMBER, person)
        with on_site(kim.site):
            meeting = build.meeting(kim, by=chair)
        story = build.story(kim, Stage.DISCUSSED, author=chair)
        for path in (f"rapat/{meeting.public_id}/", f"berita/{story.public_id}/"):
            self._scene.room(CHAIR, f"/s/{kim.site.label}/{path}")

    def _tell(self, kim: Kim) -> None:
        """A short story of each kind that still has fields to fill."""
        wanted = [
            kind
            for kind, fields in _KINDS.items()
            if not (self._scene.is_long and self._scene.is_done(*fields))
        ]
        if not wanted:
            return
        author, other, editor = (
            self._joined(kim, role) for role in (Role.MEMBER, Role.MEMBER, Role.EDITOR)
        )
        writer = Writer(self._scene, kim, author)
        now = self._scene.now
        for kind in wanted:
            with on_site(kim.site):
                story = writing.write(
                    kim.site,
                    content=writer.short(kind),
                    source=writer.source(),
                    by=author,
                    at=now(),
                )
                writing.send(story, by=author, at=now())
                talk.record_talk(
                    story,
                    form=TalkMode.ORAL,
                    decision=Decision.PUBLISH,
                    people_count=3,
                    by=other,
                    at=now(),
                )
                confirmations.confirm(story, how_known="Saya ikut.", by=other, at=now())
                publishing.publish(story, by=editor, at=now())
            self._scene.doors.append((kim.site.label, story.path))


def _address(text: str) -> str:
    """An e-mail address may begin with nearly anything, between quotes."""
    return f'"{text}"@x.id'


def _is_address(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True
