"""A village whose every word wants to run: its stories go every way that there is, by the actions that people use."""

from datetime import datetime, timedelta
from itertools import count
from typing import Final

from kimid.access import actions as access
from kimid.access.links import LinkHolder
from kimid.access.models import OneUseLink
from kimid.events.permissions import Role
from kimid.lib.picture import Picture
from kimid.media.actions import Description, describe
from kimid.media.models import ChildrenShown
from kimid.moderation import actions as moderation
from kimid.moderation.models import Complaint, Outcome
from kimid.moderation.rules import Reader
from kimid.newsroom import actions as newsroom
from kimid.newsroom.actions.voices import ReplyNote
from kimid.newsroom.models import Decision, SourceKind, Story, TalkForm
from kimid.people.models import Person
from kimid.registry import actions as registry
from kimid.registry.actions import FirstOfficer
from kimid.sites import actions as sites
from kimid.sites.guard import on_site
from kimid.wire import actions as wire
from tests import build
from tests.journeys.payloads import Pen
from tests.journeys.visitor import PASSWORD

LABEL: Final = "kim-jahat"
BODY: Final = 3000  # letters of one long text


class Village:
    """One KIM, its people, and what they write."""

    def __init__(self, at: datetime) -> None:
        self.pen, self._at, self._minutes = Pen(), at - timedelta(days=1), count()
        self.doors: list[str] = []  # public paths that no page leads to
        officers = tuple(FirstOfficer(self.pen.fill("officer name", 100), self.pen.fill("officer post", 60)) for _ in range(6))
        self.kim = registry.register(
            build.region(), name=self.pen.fill("kim name", 80), label=LABEL, officers=officers, by=build.BUILDER, at=self._at
        )
        registry.record_decree(
            self.kim,
            number=self.pen.fill("decree number", 80),
            issuer_title=self.pen.fill("decree issuer", 80),
            issued_on=self._at.date(),
            valid_until=self._at.date() + timedelta(days=900),
            by=build.BUILDER,
            at=self._at,
        )
        self.site = self.kim.site
        self.author, self.editor, self.chair = (
            self._person(login, role) for login, role in (("dedi", Role.MEMBER), ("rina", Role.EDITOR), ("hasan", Role.CHAIR))
        )
        self.friends = [self._person(f"warga{number}", Role.MEMBER) for number in range(3)]
        self._introduce()

    def tell(self, number: int) -> None:
        """One story, as far as its number says: most are published, some corrected, withdrawn, hidden, left lying."""
        with on_site(self.site):
            story = newsroom.write(self.site, words=self._words(), source=self._source(), by=self.author, at=self._now())
            if number % 10 == 9:
                return
            newsroom.send(story, by=self.author, at=self._now())
            newsroom.say(story, words=self.pen.fill("message", 1900), by=self.author, at=self._now())
            self._talk(story)
            newsroom.add_source(story, source=self._source(), by=self.author, at=self._now())
            if number % 10 == 8:
                newsroom.edit(story, words=self._words(), by=self.author, at=self._now())
                self._asked(story)
                return
            self._confirm(story)
            newsroom.publish(story, by=self.editor, at=self._now())
            self._afterwards(story, number)

    def finish(self) -> None:
        """What is not about one story: invitations, photos on the shelf, reports, an officer."""
        with on_site(self.site):
            for number in range(8):
                access.invite(self.site, name=self.pen.fill("invitation", 100), role=Role.MEMBER, by=self.chair, at=self._now())
                self._photo()
                self._report(answered=number % 2 == 0)
                self._tip()
        officer = self._account("kuburaya")
        for role in (Role.PORTAL_EDITOR, Role.OFFICER):
            access.grant_on_region(build.region("6112"), person=officer, role=role, by=build.BUILDER, at=self._at)

    def _tip(self) -> None:
        fill = self.pen.fill
        said = build.tip(
            self.site.kim, fill("tip", 2900), name=fill("tip name", 100), contact=fill("tip contact", 100), at=self._now()
        )
        self.doors.append(f"/kirim-kabar/{said.ticket}/")

    def _report(self, *, answered: bool) -> None:
        said = moderation.report(
            self.site,
            path="",
            title=self.pen.fill("report title", 130),
            complaint=Complaint.WRONG,
            words=self.pen.fill("report", 1900),
            contact=self.pen.fill("report contact", 100),
            sender=build.sender(),
            by=Reader(),
            at=self._now(),
        )
        self.doors.append(f"/laporan/{said.ticket}/")
        if answered:
            words = self.pen.fill("report answer", 490)
            moderation.answer(said, outcome=Outcome.KEPT, words=words, by=self.editor, at=self._now())

    def _now(self) -> datetime:
        return self._at + timedelta(seconds=next(self._minutes))

    def _account(self, login: str) -> Person:
        made = Person.objects.create_person(login, None, name=self.pen.fill("person", 100))
        made.set_password(PASSWORD)
        made.save()
        return made

    def _person(self, login: str, role: Role) -> Person:
        made = self._account(login)
        access.grant_on_site(self.site, person=made, role=role, by=build.BUILDER, at=self._at)
        return made

    def _introduce(self) -> None:
        sites.introduce(
            self.site,
            words=sites.Introduction(
                about=self.pen.fill("about", 1990),
                phone=self.pen.fill("phone", 80)[:20],
                email="warga@example.id",
                address=self.pen.fill("address", 190),
            ),
            by=self.chair,
            at=self._now(),
        )

    def _words(self) -> newsroom.Words:
        return newsroom.Words(
            title=self.pen.fill("title", 140),
            lead=self.pen.fill("lead", 1000),
            body="\n\n".join(
                [self._body(BODY), "[foto 1]", f"## {self._body(500)}", f"> {self._body(500)}", f"- {self._body(500)}"]
            ),
            place=self.pen.fill("place", 80),
            photos=(self._photo(), self._photo()),
            attachments=({**build.attachment(self.kim).facts(), "title": self.pen.fill("document", 80)},),
        )

    def _body(self, most: int) -> str:
        return self.pen.fill("body", most)

    def _photo(self) -> Picture:
        photo = build.photo(self.kim, by=self.author, at=self._now())
        said = Description(
            self.pen.fill("alt", 290), self.pen.fill("caption", 290), self.pen.fill("credit", 120), ChildrenShown.NONE
        )
        return describe(photo, description=said, by=self.author, at=self._now()).facts()

    def _source(self) -> newsroom.SourceNote:
        return newsroom.SourceNote(SourceKind.INTERVIEW, self.pen.fill("source", 120), self._at.date())

    def _talk(self, story: Story) -> None:
        newsroom.record_talk(
            story,
            form=TalkForm.ORAL,
            decision=Decision.PUBLISH,
            people_count=4,
            names=self.pen.fill("talk names", 290),
            reason=self.pen.fill("talk reason", 290),
            by=self.author,
            at=self._now(),
        )

    def _confirm(self, story: Story) -> None:
        for who in (LinkHolder(self._asked(story), self._now()), self.friends[0]):
            newsroom.confirm(story, how_known=self.pen.fill("confirmation", 290), by=who, at=self._now())

    def _asked(self, story: Story) -> OneUseLink:
        name = f"Tetangga {self.pen.fill('link holder', 90)}"  # or it would one day be the writer's own name
        link, token = newsroom.ask_by_link(story, holder_name=name, by=self.author, at=self._now())
        self.doors.append(f"/pastikan/{token}/")
        return link

    def _afterwards(self, story: Story, number: int) -> None:
        if number % 10 == 1:
            newsroom.withdraw(story, reason=self.pen.fill("withdrawal", 290), by=self.editor, at=self._now())
        elif number % 10 in {2, 3, 4}:
            note = newsroom.CorrectionNote(
                self.pen.fill("correction", 1900), self.pen.fill("correction", 1900), self.pen.fill("correction why", 290)
            )
            newsroom.correct(story, words=self._words(), note=note, by=self.editor, at=self._now())
            reply = ReplyNote(self.pen.fill("reply name", 100), self.pen.fill("reply", 1900), self._at.date())
            newsroom.add_reply(story, reply=reply, by=self.editor, at=self._now())
        elif number % 10 == 5:
            wire.hide(
                build.placement(story, build.portal("6112")),
                reason=self.pen.fill("hidden", 190),
                by=build.BUILDER,
                at=self._now(),
            )
