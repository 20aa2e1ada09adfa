"""Stories of an account in doubt are held: readers do not have them until somebody else has looked.
Nothing is deleted, and no group is stopped.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from django.db.models import F, Q

from kimid.events.action import action, add_event_data, record_event_for
from kimid.media.usage import hide_media, show_media
from kimid.newsroom.actions.content import ActionRefused, media_names
from kimid.newsroom.flow import PUBLIC
from kimid.newsroom.models import Revision, Story
from kimid.people.models import Person
from kimid.sites.guard import across_sites
from kimid.sites.models import Site
from kimid.wire.holding import end_hold as show_item
from kimid.wire.holding import hold_items
from kimid.wire.rules import WirePermission

# So much of what a locked account published is held.
HELD_PERIOD: Final = timedelta(days=1)


@action(needs=WirePermission.END_HOLD, records="story.hold_ended")
def end_hold(story: Story, *, by: Person, at: datetime) -> Story:
    """Somebody else has looked: readers have the story again where they had it."""
    account = story.held_account_id
    story.held_at = story.held_account = None
    story.save(update_fields=["held_at", "held_account"])
    if story.item is not None:
        show_item(story.item)
    show_media(story.site, media_names(story))
    add_event_data(account=account)
    return story


def hold_since_yesterday(person: Person, at: datetime) -> dict[str, int]:
    """For the action that locks an account: hold what it published within the last day."""
    return {"stories": hold_publications([person], at - HELD_PERIOD, at)}


def hold_publications(
    people: Iterable[Person], since: datetime, at: datetime, site: Site | None = None
) -> int:
    """For actions: hold what these accounts published or corrected since this moment, on all sites
    or on one. Returns how many stories.
    """
    accounts = {person.pk: person for person in people}
    with across_sites("an account may publish for several groups"):
        publications = _publications(accounts, since, site)
        for story, account in publications:
            _hold(story, accounts[account], at)
    hold_items([story.item for story, _ in publications if story.item is not None], at)
    return len(publications)


def clear_hold(story: Story) -> bool:
    """For the action that withdraws: whether readers did not have the story any more."""
    was_held = story.is_held
    story.held_at = story.held_account = None
    return was_held


def refuse_held(story: Story) -> None:
    """Raise ActionRefused for a story that is held: nobody changes what nobody has looked at."""
    if story.is_held:
        raise ActionRefused(
            "Kabar ini sedang ditahan. Lihat dulu isinya: tampilkan lagi, atau tarik."
        )


def _publications(
    accounts: dict[int, Person], since: datetime, site: Site | None
) -> list[tuple[Story, int]]:
    """The public stories that these accounts published or changed since then, and which account."""
    corrections = Revision.objects.filter(
        by__in=accounts, at__gte=since, at__gt=F("story__published_at")
    )
    changed_by = dict(corrections.order_by("at").values_list("story", "by"))
    rows = Story.objects.select_related("site__region", "item__site").filter(
        Q(editor__in=accounts, published_at__gte=since) | Q(pk__in=changed_by),
        stage__in=PUBLIC,
        held_at=None,
    )
    if site is not None:
        rows = rows.filter(site=site)
    stories = list(rows.order_by("pk").select_for_update(of=("self",)))
    return [(story, changed_by.get(story.pk) or story.editor_id or 0) for story in stories]


def _hold(story: Story, account: Person, at: datetime) -> None:
    """Readers do not have the story any more, until somebody else has looked."""
    story.held_at = at
    story.held_account = account
    story.save(update_fields=["held_at", "held_account"])
    hide_media(story.site, media_names(story))
    record_event_for(
        story,
        "story.held",
        account=account.pk,
        card=story.item.card if story.item is not None else "",
    )
