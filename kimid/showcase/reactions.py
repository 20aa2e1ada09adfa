"""What follows when a potential or an achievement is shown, changed or gets another photo."""

from datetime import datetime

from kimid.events.actor import System
from kimid.events.models import Event
from kimid.lib import clock
from kimid.media import paper_storage
from kimid.media.models import Photo
from kimid.media.usage import rows_using
from kimid.queue.lanes import Lane
from kimid.queue.tasks import task
from kimid.showcase.actions.achievements import renew_achievement_photo
from kimid.showcase.actions.potentials import renew_photo
from kimid.showcase.models import Achievement, AchievementPaper, Potential
from kimid.sites.guard import on_site
from kimid.sites.models import Site
from kimid.wire import cards

_WITH_PLACE = ("item__site", "item__region__parent__parent")


@task(lane=Lane.DERIVED)
def draw_card(event_id: int) -> None:
    """Draw the share card of a potential."""
    event = Event.objects.get(pk=event_id)
    with on_site(Site.objects.get(pk=event.site_id or 0)):
        potential = Potential.objects.select_related(*_WITH_PLACE).get(pk=event.subject_id)
        if potential.item is not None:
            cards.draw_card(potential.item)


@task(lane=Lane.DERIVED)
def draw_achievement_card(event_id: int) -> None:
    """Draw the share card of an achievement."""
    event = Event.objects.get(pk=event_id)
    with on_site(Site.objects.get(pk=event.site_id or 0)):
        rows = Achievement.objects.select_related(*_WITH_PLACE)
        achievement = rows.get(pk=event.subject_id)
        if achievement.item is not None:
            cards.draw_card(achievement.item)


@task
def remove_proof(event_id: int) -> None:
    """Throw away the pages of a paper that was left out."""
    event = Event.objects.get(pk=event_id)
    name = event.data["paper"]
    if not AchievementPaper.objects.filter(name=name).exists():
        paper_storage.throw_away(name, clock.today(event.happened_at, "WIB"))


@task(lane=Lane.WITHDRAWN)
def replace_retouched_photo(at: datetime, event_id: int) -> None:
    """A photo was made anew: what uses it shows the new one."""
    event = Event.objects.get(pk=event_id)
    with on_site(Site.objects.get(pk=event.site_id or 0)):
        # By its key: it may have been retouched again.
        photo = Photo.objects.select_related("site__region").filter(pk=event.subject_id).first()
        if photo is None:
            return
        by, old = System("a photo was made anew"), event.data["name"]
        if rows_using(photo.name, Potential).exists():
            renew_photo(photo, old=old, by=by, at=at)
            _draw_cards(photo.name, Potential)
        if rows_using(photo.name, Achievement).exists():
            renew_achievement_photo(photo, old=old, by=by, at=at)
            _draw_cards(photo.name, Achievement)


def _draw_cards(name: str, model: type[Potential | Achievement]) -> None:
    """No card shows a face that is hidden now."""
    for row in rows_using(name, model).select_related(*_WITH_PLACE):
        if row.item is not None:
            cards.draw_card(row.item)
