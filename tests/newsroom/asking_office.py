"""A text that a group asked an officer to look at."""

from datetime import datetime

from kimid.newsroom.actions import office_looks
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import OfficeLook, Story
from kimid.people.models import Person
from kimid.registry.models import Kim
from kimid.sites.guard import across_sites, on_site
from tests import build


def story_with_link(
    of: Kim, *, author: Person | None = None, title: str = "", words: str = ""
) -> Story:
    """A story with a link to where nobody has been."""
    body = f"{words} Baca [di sini](https://tautan-baru.com/)."
    return build.story(of, Stage.COLLECTED, author=author, title=title, body=body)


def ask(story: Story, officer: Person, *, at: datetime = build.AT) -> OfficeLook:
    """Its writer asks this officer."""
    with on_site(story.site):
        return office_looks.ask_office(story, officer=officer, by=story.author, at=at)


@across_sites("the test asks for any group")
def asked_look(of: Kim, *, by: Person) -> OfficeLook:
    """What this officer was asked to look at by a group."""
    return ask(story_with_link(of), by)
