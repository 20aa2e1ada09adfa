"""What comes to a village from outside and goes out of it: tips, reports, invitations."""

from typing import Final

from kimid.access import actions as access
from kimid.events.permissions import Role
from kimid.moderation import actions as moderation
from kimid.moderation.models import Complaint, Outcome
from kimid.moderation.rules import Reader
from kimid.newsroom.actions import tips as tips_actions
from kimid.newsroom.models import TipOutcome
from kimid.newsroom.rules import Tipster
from kimid.sites.guard import on_site
from tests import visitors
from tests.journeys.payload_people import Village
from tests.journeys.payload_scene import LABEL
from tests.journeys.payload_words import Writer

_LEAST: Final = 8


class Letters:
    """Each comes from another phone, at an hour in which there is room for it."""

    def __init__(self, village: Village) -> None:
        self._village = village
        self._scene = village.scene
        self._site = village.site
        self._writer = Writer(self._scene, village.kim, village.chair)

    def bring(self) -> None:
        """As many of each as are needed."""
        with on_site(self._site):
            tips = ("tip", "tip place", "tip name", "tip contact", "tip answer")
            self._scene.until_done(self._tip, *tips, least=_LEAST)
            self._scene.until_done(
                self._report,
                "report",
                "report title",
                "report contact",
                "report answer",
                least=_LEAST,
            )
            self._scene.until_done(self._invitation, "invitation", least=_LEAST)
            for _ in range(_LEAST):
                self._writer.photo()  # lies on the shelf

    def _tip(self, number: int) -> None:
        fill = self._scene.fill
        at = self._scene.unhurried()
        told = tips_actions.TipData(
            fill("tip", 3000),
            fill("tip place", 80),
            fill("tip name", 100),
            fill("tip contact", 100),
        )
        said = tips_actions.send_tip(
            self._site,
            tip_data=told,
            slip=visitors.slip(at),
            sender=visitors.sender(),
            by=Tipster(),
            at=at,
        )
        self._scene.doors.append((LABEL, f"/kirim-kabar/{said.ticket}/"))
        self._scene.room("hasan", f"/s/{LABEL}/warga/{said.ticket}/")
        if number % 10 == 5:
            tips_actions.start_story_from_tip(said, by=self._village.author, at=at)
        if number % 2 == 0:
            words = fill("tip answer", 500)
            tips_actions.answer_tip(
                said, outcome=TipOutcome.ANSWERED, answer=words, by=self._village.editor, at=at
            )

    def _report(self, number: int) -> None:
        fill = self._scene.fill
        at = self._scene.unhurried()
        said = moderation.report(
            self._site,
            path="",
            title=fill("report title", 140),
            complaint=Complaint.WRONG,
            words=fill("report", 2000),
            contact=fill("report contact", 100),
            sender=visitors.sender(),
            by=Reader(),
            at=at,
        )
        self._scene.doors.append((LABEL, f"/laporan/{said.ticket}/"))
        self._scene.room("hasan", f"/s/{LABEL}/laporan/{said.ticket}/")
        if number % 2 == 0:
            words = fill("report answer", 500)
            moderation.answer(
                said, outcome=Outcome.UNCHANGED, words=words, by=self._village.editor, at=at
            )

    def _invitation(self, _number: int) -> None:
        name = self._scene.fill("invitation", 100)
        chair = self._village.chair
        _row, token = access.invite(
            self._site, name=name, role=Role.MEMBER, by=chair, at=self._scene.now()
        )
        self._scene.room("", f"/undangan/{LABEL}/{token}/")
