"""Meetings of a village: many that are closed, and one that is still being typed."""

from kimid.newsroom.actions import meetings
from kimid.newsroom.actions.meetings import MeetingNotes, StoryDecision
from kimid.newsroom.models import Decision, Story
from kimid.sites.guard import on_site
from tests import build
from tests.journeys.payload_people import Village


class Meetings:
    """Each decides something of a story that is under way."""

    def __init__(self, village: Village, under_way: list[Story]) -> None:
        self._village = village
        self._scene = village.scene
        self._site = village.site
        self._under_way = under_way

    def hold(self) -> None:
        """As many as are needed, and one more that nobody closes."""
        fields = ("meeting place", "meeting names", "minutes", "meeting reason")
        with on_site(self._site):
            self._scene.until_done(self._meet, *fields, least=4)
            self._leave_open()

    def _meet(self, number: int) -> None:
        fill = self._scene.fill
        by = self._village.author
        at = self._scene.now()
        story = self._under_way[number % len(self._under_way)]
        decided = StoryDecision(story.public_id, Decision.FOLLOW_UP, fill("meeting reason", 300))
        notes = MeetingNotes(
            5,
            fill("meeting names", 1000),
            fill("meeting place", 120),
            fill("minutes", 10_000),
            decisions=(decided,),
        )
        meetings.close_meeting(build.meeting(self._village.kim, by=by), notes=notes, by=by, at=at)

    def _leave_open(self) -> None:
        """What is typed is kept as it comes: no form has looked at how long it is."""
        typed = {
            name: [self._scene.fill(f"typed {name}", 120_000)]
            for name in ("place", "guests", "minutes")
        }
        for story in self._under_way[:20]:
            typed[f"kabar-{story.public_id}-reason"] = [self._scene.fill("typed reason", 10_000)]
        opened = build.meeting(self._village.kim, by=self._village.author)
        meetings.save_meeting(
            opened, form_data=typed, version=0, by=self._village.author, at=self._scene.now()
        )
