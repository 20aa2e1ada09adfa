"""What becomes of stories when an account is in doubt. What it published, and what hangs on its
word, is held; its checks of stories in progress are taken back; links that only it has looked at
are words.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from django.db.models import F, Q

from kimid.access.models import OneUseLink
from kimid.events.action import record_event_for
from kimid.links.ledger import take_back_looks
from kimid.newsroom.actions.content import media_names
from kimid.newsroom.flow import PUBLIC, TO_CHECK, Stage
from kimid.newsroom.models import Confirmation, Revision, Story
from kimid.newsroom.queries import missing_confirmations, valid_confirmations
from kimid.newsroom.rules import NewsroomPermission
from kimid.sites.doubts import Doubt
from kimid.sites.guard import across_sites
from kimid.wire.holding import hold_items

CHECKS_TAKEN_BACK: Final = "story.checks_taken_back"
LOOKS_TAKEN_BACK: Final = "site.looks_taken_back"
# What readers have of a story by these acts: an answer of the other side, a story that had been
# held, an odd phrase that may stand.
_PASSED: Final = ("story.replied", "story.hold_ended", "story.looked_over")


def hold_stories(doubt: Doubt) -> dict[str, int]:
    """For actions. Returns how many stories are held, how many checks of others are taken back, and
    how many owners of links are words again.
    """
    with across_sites("an account may publish for several groups"):
        chosen = _chosen(doubt)
        checks = _checks(doubt)
        rows = Story.objects.select_related("site__region", "item").filter(
            pk__in={*chosen, *(check.story_id for check in checks)}, held_at=None
        )
        held: list[tuple[Story, int]] = []
        taken_back = 0
        for story in rows.order_by("pk").select_for_update(of=("self",), no_key=True):
            own = [check for check in checks if check.story_id == story.pk]
            if story.stage in PUBLIC and (account := _account(story, chosen, own, doubt)):
                held.append((story, account))
            elif story.stage in TO_CHECK:
                taken_back += _take_back(story, own, doubt, is_passed=story.pk in chosen)
        for story, account in held:
            _hold(story, account, doubt)
    hold_items([story.item for story, _ in held if story.item is not None], doubt.at)
    return {"stories": len(held), "checks": taken_back, "looks": _take_back_looks(doubt)}


def _chosen(doubt: Doubt) -> dict[int, int]:
    """The stories that these accounts published, changed for readers or let pass, and which."""
    since, accounts = doubt.since, doubt.people
    published = Story.objects.filter(editor__in=accounts, published_at__gte=since)
    corrected = Revision.objects.filter(
        by__in=accounts, at__gte=since, at__gt=F("story__published_at")
    )
    noted = OneUseLink.objects.filter(
        perm=NewsroomPermission.NOTE_AS_HEAD,
        subject=Story._meta.label,
        made_by__in=accounts,
        made_at__gte=since,
        used_at__isnull=False,
    )
    sites = doubt.sites
    return {
        **doubt.acts(*_PASSED),
        **dict(noted.filter(site__in=sites).values_list("subject_id", "made_by")),
        **dict(published.filter(site__in=sites).values_list("pk", "editor")),
        **dict(corrected.filter(site__in=sites).order_by("at").values_list("story", "by")),
    }


def _checks(doubt: Doubt) -> list[Confirmation]:
    """The confirmations that these accounts gave, wrote down, or asked for by a link."""
    accounts = doubt.people
    by_link = Q(link__made_by__in=accounts, link__made_at__gte=doubt.since)
    rows = Confirmation.objects.select_related("link").filter(
        Q(person__in=accounts) | Q(recorded_by__in=accounts) | by_link,
        site__in=doubt.sites,
        voided_at=None,
        at__gte=doubt.since,
    )
    return list(rows.order_by("pk"))


def _account(
    story: Story, chosen: dict[int, int], checks: Sequence[Confirmation], doubt: Doubt
) -> int:
    """Because of which account readers lose a public story. 0 if they do not: enough others have
    confirmed it, or it says itself that nobody has yet.
    """
    if story.pk in chosen:
        return chosen[story.pk]
    if story.is_unverified or not checks or not _lacks(story, checks, doubt):
        return 0
    return next(filter(None, map(_given_by, checks)), 0)


def _given_by(check: Confirmation) -> int:
    asked_by = check.link.made_by_id if check.link is not None else None
    return check.person_id or check.recorded_by_id or asked_by or 0


def _lacks(story: Story, checks: Iterable[Confirmation], doubt: Doubt) -> bool:
    """Whether the confirmations of others would not be enough."""
    taken = {check.pk for check in checks}
    others = [row for row in valid_confirmations(story) if row.pk not in taken]
    return bool(missing_confirmations(story, others, doubt.at))


def _take_back(
    story: Story, checks: Sequence[Confirmation], doubt: Doubt, *, is_passed: bool
) -> int:
    """The group asks others to check a story that is not published yet, or not verified."""
    if is_passed:
        story.reviewed_digest = ""
    if checks:
        taken = [check.pk for check in checks]
        Confirmation.objects.filter(pk__in=taken).update(voided_at=doubt.at)
        record_event_for(story, CHECKS_TAKEN_BACK, voided=taken)
        if story.stage == Stage.VERIFIED and _lacks(story, checks, doubt):
            story.move_to(Stage.DISCUSSED)
            story.unschedule()
    story.save()
    return len(checks)


def _hold(story: Story, account: int, doubt: Doubt) -> None:
    """Readers do not have the story any more, until somebody else has looked."""
    story.held_at = doubt.at
    story.held_account = doubt.people[account]
    story.save(update_fields=["held_at", "held_account"])
    doubt.hidden.append((story.site, frozenset(media_names(story))))
    record_event_for(
        story,
        "story.held",
        account=account,
        card=story.item.card if story.item is not None else "",
    )


def _take_back_looks(doubt: Doubt) -> int:
    """Links that only these accounts have looked at are words again; a task writes the stories."""
    count = 0
    for site in doubt.sites:
        if owners := take_back_looks(doubt.people, site, doubt.since):
            since = doubt.since.isoformat()
            record_event_for(site, LOOKS_TAKEN_BACK, links=owners, since=since)
            count += len(owners)
    return count
