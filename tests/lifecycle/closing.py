"""A site is closed in a quarantine and opened again, with stories that have files."""

from datetime import datetime
from pathlib import Path
from typing import Final

from django.test import Client
from django.utils import timezone

from kimid.lifecycle.actions import suspending
from kimid.lifecycle.models import Threat
from kimid.media import files
from kimid.newsroom.actions import confirmations, content, writing
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Story
from kimid.people.models import Person
from kimid.queue import claims
from kimid.registry.models import Kim
from kimid.sites.guard import on_site
from tests import build
from tests.media.pictures import encoded, scene

MEDIA_HOST: Final = "media.localhost"


def do_all_tasks() -> None:
    """A worker does everything that is due, and everything that comes of it."""
    while row := claims.claim("pekerja-1", timezone.now()):
        row.task.call(*row.args_kwargs["args"], **row.args_kwargs["kwargs"])
        claims.succeed(row, timezone.now())


def close_site(kim: Kim, *, at: datetime | None = None) -> Person:
    """An officer closes the site of this KIM."""
    officer = build.officer("6112")
    suspending.quarantine(kim, threat=Threat.BREACH, words="", by=officer, at=at or timezone.now())
    return officer


def open_again(kim: Kim, officer: Person, *, hold_since: datetime | None = None) -> None:
    suspending.lift_quarantine(
        kim, note="Beres.", hold_since=hold_since, by=officer, at=timezone.now()
    )


def illustrated_story(kim: Kim, title: str = "") -> Story:
    """A published story with a photo, a document and its card."""
    photo = build.photo(kim, data=encoded(scene(1000, 700)))
    paper = build.attachment(kim)
    files.store(paper.name, {"lampiran.pdf": b"%PDF-1.7 surat edaran"})
    story = build.story(kim, Stage.VERIFIED, title=title)
    with on_site(kim.site):
        words = content.content_of(story)
        changed = content.ContentData(
            words.title,
            words.lead,
            words.body,
            photos=(photo.as_picture(),),
            attachments=(paper.as_attached(),),
        )
        writing.edit(story, content=changed, by=story.author, at=build.AT)
        confirmations.confirm(story, how_known="Saya di sana.", by=build.member(kim), at=build.AT)
    build.publish(story)
    do_all_tasks()
    story.refresh_from_db()
    return story


def public_files(folder: Path) -> dict[str, bytes]:
    """What a front server may read."""
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in (folder / "public").rglob("*")
        if file.is_file()
    }


def media_paths(story: Story) -> list[str]:
    assert story.item is not None
    [photo] = story.photos
    [paper] = story.attachments
    return [
        f"/f/{photo['name']}/640.webp",
        f"/kartu/{story.item.card}.jpg",
        f"/lampiran/{paper['name']}.pdf",
    ]


def media_answers(paths: list[str]) -> list[int]:
    return [Client(HTTP_HOST=MEDIA_HOST).get(path).status_code for path in paths]


def read_again(person: Person) -> Person:
    """The same person in the next request."""
    return Person.objects.get(pk=person.pk)
