"""Notices of corrections that change more than they tell, and of photos that are made anew after
others had checked them: a stolen account may rewrite what the group has checked.
"""

from datetime import timedelta
from typing import Final

from kimid.events.action import on
from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.lib import codes
from kimid.lib.codes import Level
from kimid.media.models import Photo
from kimid.media.retouched import was_checked
from kimid.newsroom.models import Story
from kimid.notify.kinds import NoticeKind, NoticeTopic, register_kind
from kimid.notify.links import ruang_path
from kimid.notify.notices import Recipient, give
from kimid.places.models import Region
from kimid.queue.lanes import Lane
from kimid.queue.tasks import task
from kimid.sites.guard import on_site
from kimid.sites.models import Site
from kimid.sites.queries import unsaved_portal

_REWRITTEN: Final = "story.rewritten"
_MANY: Final = "site.many_rewritten"
_RETOUCHED: Final = "photo.retouched_in_public"
_BROUGHT_BACK: Final = "photo.brought_back"
_COVERED: Final = "photo.covered"
_MANY_FROM: Final = 3  # corrections of one group within a day

for kind in (
    NoticeKind(
        _REWRITTEN,
        NoticeTopic.SAFETY,
        "Kabar terbit diubah lebih dari satu kalimat.",
        "warning",
        at_once=True,
    ),
    NoticeKind(
        _MANY,
        NoticeTopic.SAFETY,
        "Sebuah KIM banyak mengubah kabar terbit dalam sehari.",
        "warning",
        at_once=True,
    ),
    NoticeKind(
        _RETOUCHED, NoticeTopic.SAFETY, "Foto yang sudah diperiksa diubah.", "warning", at_once=True
    ),
    NoticeKind(
        _COVERED, NoticeTopic.SAFETY, "Foto disembunyikan dari pembaca.", "warning", at_once=True
    ),
    NoticeKind(
        _BROUGHT_BACK,
        NoticeTopic.SAFETY,
        "Foto yang disamarkan dikembalikan.",
        "warning",
        at_once=True,
    ),
):
    register_kind(kind)


@task(lane=Lane.AWAITED)
def tell_of_rewriting(event_id: int) -> None:
    """The chair knows each time by whom; the office of the regency from the third of a day on."""
    event = Event.objects.get(pk=event_id)
    if not event.data.get("rewritten"):
        return
    site = Site.objects.select_related("region").get(pk=event.site_id or 0)
    with on_site(site):
        story = Story.objects.get(pk=event.subject_id)
        parts = ", ".join(event.data["rewritten"])
        give(
            _REWRITTEN,
            Recipient.on_site(site, Role.CHAIR),
            about=story,
            occasion=str(event.pk),
            title=f"{event.actor_name} mengubah kabar yang sudah terbit",
            why=f"“{story.heading}”. Diubah: {parts}. Bukan dia? Kunci akunnya.",
            link=ruang_path("ruang-story", site.ruang_label, story.public_id),
            at=event.happened_at,
        )
    if _count_until(event) >= _MANY_FROM:
        _tell_office(site, event)


@task(lane=Lane.AWAITED)
def tell_of_retouching(event_id: int) -> None:
    """The group, and so who wrote and who checked, knows who made a photo anew."""
    event = Event.objects.get(pk=event_id)
    if was_checked(event):
        _tell_group(
            _RETOUCHED,
            event,
            title=f"{event.actor_name} menyamarkan atau memotong foto yang sudah diperiksa",
            why="Merusak foto kelompok? Redaktur mengembalikannya dengan satu ketukan, sampai "
            "tujuh hari. Bukan dia? Kunci akunnya.",
        )


@task(lane=Lane.AWAITED)
def tell_of_covering(event_id: int) -> None:
    """Editors know that a photo waits to be retouched, and so do the writers of its stories."""
    event = Event.objects.get(pk=event_id)
    if event.data.get("again"):
        return  # they know since it was hidden
    site = Site.objects.get(pk=event.site_id or 0)
    with on_site(site):
        photo = Photo.objects.get(pk=event.subject_id)
        stories = Story.objects.filter(pk__in=event.data["stories"]).select_related("author")
        writers = {story.author_id: story.author for story in stories.order_by("author")}
        for to in (
            Recipient.on_site(site, Role.EDITOR),
            *(Recipient.person(writer, site) for writer in writers.values()),
        ):
            give(
                _COVERED,
                to,
                about=photo,
                occasion=str(event.pk),
                title=f"{event.actor_name} menyembunyikan foto dari pembaca",
                why="Ada wajah yang harus disamarkan. Redaktur menyamarkannya, atau "
                "menampilkannya lagi kalau keliru, satu per satu atau semuanya.",
                link=ruang_path("ruang-retouched", site.ruang_label, photo.name),
                at=event.happened_at,
            )


@task(lane=Lane.AWAITED)
def tell_of_bringing_back(event_id: int) -> None:
    """The group knows who brought back what somebody had hidden."""
    event = Event.objects.get(pk=event_id)
    _tell_group(
        _BROUGHT_BACK,
        event,
        title=f"{event.actor_name} mengembalikan foto yang diubah {event.data['by']}",
        why="Ada wajah yang tidak boleh terlihat? Samarkan lagi, atau tarik kabarnya. Bukan dia? "
        "Kunci akunnya.",
    )


def _tell_group(kind: str, event: Event, *, title: str, why: str) -> None:
    site = Site.objects.get(pk=event.site_id or 0)
    with on_site(site):
        photo = Photo.objects.get(pk=event.subject_id)
        give(
            kind,
            Recipient.on_site(site, Role.MEMBER),
            about=photo,
            occasion=str(event.pk),
            title=title,
            why=why,
            link=ruang_path("ruang-retouched", site.ruang_label, photo.name),
            at=event.happened_at,
        )


def _count_until(event: Event) -> int:
    day_ago = event.happened_at - timedelta(days=1)
    rows = Event.objects.filter(site_id=event.site_id, kind=event.kind, pk__lte=event.pk)
    return rows.filter(happened_at__gt=day_ago, data__has_key="rewritten").count()


def _tell_office(site: Site, event: Event) -> None:
    regency = Region.objects.get(code=codes.cut(site.region_id, Level.REGENCY))
    give(
        _MANY,
        Recipient.on_region(regency, Role.OFFICER),
        about=site,
        occasion=f"{site.pk} {event.happened_at:%Y-%m-%d}",
        title=f"{site.name}: banyak kabar terbit diubah dalam sehari",
        why="Yang diubah menunggu dipastikan lagi. Mungkin ada akun yang dibajak; tanyakan ketua.",
        link=ruang_path("ruang-desk", unsaved_portal(regency).ruang_label),
        at=event.happened_at,
    )


def connect() -> None:
    """Listen to corrections and retouched photos."""
    on("story.corrected", tell_of_rewriting)
    on("photo.retouched", tell_of_retouching)
    on("photo.brought_back", tell_of_bringing_back)
    on("photo.covered", tell_of_covering)
