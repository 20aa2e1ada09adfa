"""What happens after the register or the wire has changed. May run twice."""

from contextlib import suppress

from django.utils import timezone

from kimid.events.actor import System
from kimid.events.models import Event
from kimid.media import closed_sites
from kimid.people.models import Person
from kimid.queue.lanes import Lane
from kimid.queue.tasks import task
from kimid.registry.actions import ict, roster, silence
from kimid.registry.ict_counting import IctRulesLookup, counted_kims, kims_to_count
from kimid.registry.models import Kim, Member
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
        chosen = cards if closed else cards.filter(held_at=None)
        move_files = closed_sites.close_files if closed else closed_sites.open_files
        move_files(site, list(chosen.values_list("card", flat=True)))
        if closed_sites.is_closed(site.pk) is closed:
            return


@task
def on_story_published(event_id: int) -> None:
    """A KIM has published something: if it was silent, its notice goes now and not tomorrow, and it
    is counted as in use.
    """
    event = Event.objects.get(pk=event_id)
    for each in counted_kims(
        kims_to_count().filter(site=event.site_id), IctRulesLookup(), timezone.now()
    ):
        if each.has_changed:
            ict.recount_kim(each.kim, why="kabar", by=System("it published"), at=timezone.now())
    for kim in Kim.objects.filter(site=event.site_id).exclude(silence_stage=LifeStage.ACTIVE):
        with suppress(silence.LifeActionRefused):
            silence.move_by_silence(kim, by=System("it published"), at=event.happened_at)


@task
def on_member_joined(event_id: int) -> None:
    """Somebody has come into a group by an invitation: they stand on its roster from now on, as who
    they were there before.
    """
    event = Event.objects.get(pk=event_id)
    person = Person.objects.get(pk=event.data["person"])
    for kim in Kim.objects.filter(site=event.data["site"], ended_on=None):
        roster.record_joining(kim, person=person, by=System("they came in"), at=event.happened_at)


@task
def on_member_left(event_id: int) -> None:
    """Somebody has left a group by themselves: those who hold no post leave its roster too."""
    event = Event.objects.get(pk=event_id)
    for member in Member.objects.select_related("kim").filter(
        kim__site=event.site_id, person=event.data["person"], left_on=None
    ):
        roster.record_leaving(
            member.kim, member=member, by=System("they left the group"), at=event.happened_at
        )
