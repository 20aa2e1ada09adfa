"""Checking a story over HTTP, as the browsers of several people of one group do."""

import re
from typing import Final, NamedTuple

from django.test import Client

from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Story
from tests.newsroom.editor_form import SOURCE, WORDS, editor_fields

ORAL: Final = {"form": "oral", "people_count": "4", "decision": "publish"}
KNOWN: Final = {"how_known": "Saya di sana malam itu."}
SEEN: Final = {"witness-how_known": KNOWN["how_known"]}


class Browser(NamedTuple):
    """The browser of one person, and one story in it."""

    client: Client
    story: Story

    @property
    def path(self) -> str:
        return f"/s/kim-satu/berita/{self.story.public_id}/"

    def send(self, verb: str, form: dict[str, str] | None = None) -> str:
        """Send a form about the story and read the page that comes back, messages included."""
        answer = self.client.post(f"{self.path}{verb}/", form or {}, follow=True)
        return " ".join(answer.content.decode().split())

    def rewrite(self, title: str = "Judul yang lain sama sekali") -> None:
        """Change the text of the story in the editor."""
        path = f"{self.path}ubah/"
        form = {**editor_fields(self.client, path), **WORDS, "title": title}
        assert self.client.post(path, form).status_code == 302

    def stage(self) -> Stage:
        return Stage(Story.objects.get(pk=self.story.pk).stage)


def written_by(client: Client) -> Browser:
    """A story that was written and sent in this browser."""
    client.post("/s/kim-satu/tulis/", {**editor_fields(client), **WORDS, **SOURCE, "send": "1"})
    return Browser(client, Story.objects.latest("pk"))


def link_in(page: str) -> str:
    match = re.search(r"http://ruang.localhost(/pastikan/[\w-]+/)", page)
    assert match, page[-2000:]
    return match[1]
