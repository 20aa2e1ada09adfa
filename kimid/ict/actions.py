"""The means of KIM, the rules that make a KIM ICT-based, and the counts by these rules."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from kimid.events.action import action, add_event_data, record_event_for, touch
from kimid.events.actor import Actor
from kimid.ict.counting import (
    CountedKim,
    IctRulesLookup,
    Recount,
    counted_kims,
    kims_to_count,
    kims_to_count_in,
    save_counts,
    tally,
)
from kimid.ict.models import IctRules, Means, Signal, Training
from kimid.ict.rule_book import RuleBook
from kimid.ict.rules import IctPermission
from kimid.lib import codes
from kimid.places.models import Region
from kimid.registry.models import Kim
from kimid.registry.queries import register_tag
from kimid.registry.rules import RegistryPermission
from kimid.sites.models import portal_tag

_RECOUNTED = "ict.recounted"


@dataclass(frozen=True)
class TrainedMember:
    """Somebody of the group was trained on a day, by somebody."""

    name: str
    trained_on: date
    trainer: str


@dataclass(frozen=True)
class MeansInput:
    """What a group works with: telephones and laptops, how good the signal is, and everybody who
    was ever trained.
    """

    phones: int
    laptops: int
    signal: Signal
    trained: Sequence[TrainedMember] = ()


@dataclass(frozen=True)
class NewIctRules:
    """Rules that an office decides, what they rest on, and why."""

    book: RuleBook
    legal_basis: str
    decided_on: date
    reason: str


@action(needs=IctPermission.DESCRIBE_MEANS, records="kim.means_described")
def describe_means(kim: Kim, *, means_input: MeansInput, by: Actor, at: datetime) -> Kim:
    """Write down what a KIM works with; it is counted anew at once. What was written before stays
    as its history.
    """
    devices = {
        "phones": means_input.phones,
        "laptops": means_input.laptops,
        "signal": means_input.signal,
    }
    means = Means.objects.create(kim=kim, **devices, entered_by=by.actor_name, entered_at=at)
    rows = [
        Training(means=means, name=each.name, trained_on=each.trained_on, trainer=each.trainer)
        for each in means_input.trained
    ]
    Training.objects.bulk_create(rows)
    add_event_data(**devices, trained=len(rows))
    record_event_for(kim, _RECOUNTED, why="sarana", **_count_one(kim, at).as_data())
    return kim


@action(needs=IctPermission.RECOUNT, records=_RECOUNTED)
def recount_kim(kim: Kim, *, why: str, by: Actor, at: datetime) -> Kim:
    """Count one KIM anew, because something about it has changed."""
    add_event_data(why=why, **_count_one(kim, at).as_data())
    return kim


@action(needs=IctPermission.RECOUNT, records=_RECOUNTED)
def recount(region: Region, *, why: str, by: Actor, at: datetime) -> Region:
    """Count every KIM of a region and below anew. Done again at the same moment, it finds what it
    found.
    """
    add_event_data(why=why, **_count_below(region, at).as_data())
    return region


@action(needs=RegistryPermission.SET_POLICY, records="ict.rules_decided")
def decide_ict(region: Region, *, rules: NewIctRules, by: Actor, at: datetime) -> Region:
    """Give this region, and all below it that have none of their own, these rules from now on; all
    their KIM are counted anew.
    """
    before = _end_running(region, at)
    last = IctRules.objects.filter(region=region).order_by("-version").first()
    made = IctRules.objects.create(
        region=region,
        version=last.version + 1 if last else 1,
        **rules.book.as_json(),
        legal_basis=rules.legal_basis,
        decided_on=rules.decided_on,
        reason=rules.reason,
        valid_from=at,
        made_by=by.actor_name,
    )
    basis = {
        "legal_basis": rules.legal_basis,
        "decided_on": rules.decided_on.isoformat(),
        "reason": rules.reason,
    }
    add_event_data(version=made.version, before=before, **rules.book.as_json(), **basis)
    record_event_for(
        region,
        _RECOUNTED,
        why="aturan",
        version=made.version,
        **_count_below(region, at).as_data(),
    )
    return region


@action(needs=RegistryPermission.SET_POLICY, records="ict.rules_left_to_above")
def remove_own_ict_rules(region: Region, *, reason: str, by: Actor, at: datetime) -> Region:
    """Take the own rules of this region back: those of the region above hold from now on, and all
    KIM are counted anew.
    """
    add_event_data(before=_end_running(region, at), reason=reason)
    record_event_for(
        region, _RECOUNTED, why="aturan", version=None, **_count_below(region, at).as_data()
    )
    return region


def count_first(kim: Kim, at: datetime) -> None:
    """For actions: count a KIM that has just come into the register."""
    _count_one(kim, at)


def _end_running(region: Region, at: datetime) -> int | None:
    """End the version that runs in this region itself, if there is one; gives its number."""
    running = IctRules.objects.filter(region=region, ended_at=None).first()
    if running is None:
        return None
    running.ended_at = at
    running.save(update_fields=["ended_at"])
    return running.version


def _count_one(kim: Kim, at: datetime) -> Recount:
    result = _save_recount(
        counted_kims(kims_to_count().filter(pk=kim.pk), IctRulesLookup(), at), at
    )
    kim.refresh_from_db(fields=["ict_status"])
    return result


def _count_below(region: Region, at: datetime) -> Recount:
    """Each row is locked first: whoever writes down what a KIM works with comes before this count
    or after it.
    """
    rows = kims_to_count_in(region).select_for_update(of=("self",), no_key=True)
    return _save_recount(counted_kims(rows, IctRulesLookup(), at), at)


def _save_recount(rows: Sequence[CountedKim], at: datetime) -> Recount:
    result = tally(rows)
    _touch_pages(rows)
    save_counts(rows, at)
    return result


def _touch_pages(rows: Sequence[CountedKim]) -> None:
    """Pages that show how many are ICT-based, and the sites of those that are called something else
    now.
    """
    moved = [each.kim for each in rows if each.has_changed]
    above = {code for kim in moved for code in codes.lineage(kim.region_id)}
    touch(*(kim.site.tag for kim in moved), *map(portal_tag, above), *map(register_tag, above))
