"""What a village asks its members: most of it is closed, and what came out last is shown to
readers.
"""

from datetime import timedelta

from kimid.activity.actions import polls
from kimid.activity.models import Poll
from kimid.sites.guard import on_site
from tests.journeys.payload_people import Village
from tests.journeys.payload_scene import LABEL


class Polls:
    """Each has as many choices as there can be, and answers of three friends."""

    def __init__(self, village: Village) -> None:
        self._village = village
        self._scene = village.scene
        self._site = village.site

    def ask(self) -> None:
        """As many as are needed, and one more that nobody closes."""
        with on_site(self._site):
            self._scene.until_done(self._asked_and_shown, "poll question", "poll choice", least=3)
            self._asked()

    def _asked(self) -> Poll:
        fill = self._scene.fill
        at = self._scene.now()
        choices = tuple(fill("poll choice", 80) for _ in range(polls.MAX_CHOICES))
        question = polls.PollQuestion(
            fill("poll question", 200), choices, at.date() + timedelta(days=7)
        )
        made = polls.ask_poll(self._site, question=question, by=self._village.author, at=at)
        self._scene.room("hasan", f"/s/{LABEL}/jajak/{made.public_id}/")
        return made

    def _asked_and_shown(self, _number: int) -> None:
        made = self._asked()
        now = self._scene.now
        editor = self._village.editor
        for choice, friend in enumerate(self._village.friends):
            polls.answer_poll(made, choice=choice, by=friend, at=now())
        polls.close_poll(made, by=editor, at=now())
        polls.show_poll(made, by=editor, at=now())
