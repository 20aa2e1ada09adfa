"""What happens after a KIM has published, or its site was closed or opened. May run twice."""

from contextlib import suppress

from kimid.events.actor import System
from kimid.events.models import Event
from kimid.lifecycle.actions import silence
from kimid.media import closed_sites
from kimid.queue.lanes import Lane
from kimid.queue.tasks import task
from kimid.registry.models import Kim
from kimid.sites.models import Site
from kimid.sites.stages import LifeStage
from kimid.wire.models import Item


@task(lane=Lane.AWAITED)
def align_public_files(event_id: int) -> None:
    """A site was closed for readers, or opened: its photos and share cards follow. Whoever comes
    last of two looks once more, so that the files stand as the site does.
    """
    site = Site.objects.get(pk=Event.objects.get(pk=event_id).site_id or 0)
    cards = Item.objects.filter(site=site).exclude(card="").order_by("-pk")
    while True:
        closed = closed_sites.is_closed(site.pk)
        if closed:
            closed_sites.close_files(site, list(cards.values_list("card", flat=True)))
        else:
            closed_sites.open_files(site)
        if closed_sites.is_closed(site.pk) is closed:
            return


@task
def on_story_published(event_id: int) -> None:
    """A KIM has published something: if it was silent, its notice goes now and not tomorrow."""
    event = Event.objects.get(pk=event_id)
    for kim in Kim.objects.filter(site=event.site_id).exclude(silence_stage=LifeStage.ACTIVE):
        with suppress(silence.LifeActionRefused):
            silence.move_by_silence(kim, by=System("it published"), at=event.happened_at)
