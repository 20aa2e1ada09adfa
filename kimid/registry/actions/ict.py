"""What KIM work with, the rules by which that makes them ICT-based, and every count by these rules."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from kimid.events.action import action, remember, remember_of, touch
from kimid.events.actor import Actor
from kimid.lib import codes
from kimid.places.models import Region
from kimid.registry.counting import Counted, IctRulesAbove, Recount, below, counted, measured, settle, tally
from kimid.registry.ict import RuleBook
from kimid.registry.models import IctRules, Kim, Means, Signal, Training
from kimid.registry.queries import register_tag
from kimid.registry.rules import Can
from kimid.sites.models import portal_tag

_RECOUNTED = "ict.recounted"


@dataclass(frozen=True)
class Trained:
    """Somebody of the group was trained on a day, by somebody."""

    name: str
    on: date
    trainer: str


@dataclass(frozen=True)
class MeansSheet:
    """What a group works with: telephones and laptops, how good the signal is, and everybody who was ever trained."""

    phones: int
    laptops: int
    signal: Signal
    trained: Sequence[Trained] = ()


@dataclass(frozen=True)
class NewRules:
    """Rules that an office decides, what they rest on, and why."""

    book: RuleBook
    legal_basis: str
    decided_on: date
    reason: str


@action(needs=Can.DESCRIBE_MEANS, records="kim.means_described")
def describe_means(kim: Kim, *, sheet: MeansSheet, by: Actor, at: datetime) -> Kim:
    """Write down what a KIM works with; it is counted anew at once. What was written before stays as its history."""
    said = {"phones": sheet.phones, "laptops": sheet.laptops, "signal": sheet.signal}
    means = Means.objects.create(kim=kim, **said, entered_by=by.actor_name, entered_at=at)
    rows = [Training(means=means, name=each.name, on=each.on, trainer=each.trainer) for each in sheet.trained]
    Training.objects.bulk_create(rows)
    remember(**said, trained=len(rows))
    remember_of(kim, _RECOUNTED, why="sarana", **_count_one(kim, at).remembered())
    return kim


@action(needs=Can.RECOUNT_ICT, records=_RECOUNTED)
def recount_kim(kim: Kim, *, why: str, by: Actor, at: datetime) -> Kim:
    """Count one KIM anew, because something about it has changed."""
    remember(why=why, **_count_one(kim, at).remembered())
    return kim


@action(needs=Can.RECOUNT_ICT, records=_RECOUNTED)
def recount(region: Region, *, why: str, by: Actor, at: datetime) -> Region:
    """Count every KIM of a region and below anew. Done again at the same moment, it finds what it found."""
    remember(why=why, **_count_below(region, at).remembered())
    return region


@action(needs=Can.SET_POLICY, records="ict.rules_decided")
def decide_ict(region: Region, *, rules: NewRules, by: Actor, at: datetime) -> Region:
    """Give this region, and all below it that have none of their own, these rules from now on; all their KIM are counted anew."""
    before = _end_running(region, at)
    last = IctRules.objects.filter(region=region).order_by("-version").first()
    made = IctRules.objects.create(
        region=region,
        version=last.version + 1 if last else 1,
        **rules.book.kept(),
        legal_basis=rules.legal_basis,
        decided_on=rules.decided_on,
        reason=rules.reason,
        valid_from=at,
        made_by=by.actor_name,
    )
    basis = {"legal_basis": rules.legal_basis, "decided_on": rules.decided_on.isoformat(), "reason": rules.reason}
    remember(version=made.version, before=before, **rules.book.kept(), **basis)
    remember_of(region, _RECOUNTED, why="aturan", version=made.version, **_count_below(region, at).remembered())
    return region


@action(needs=Can.SET_POLICY, records="ict.rules_left_to_above")
def leave_ict_to_above(region: Region, *, reason: str, by: Actor, at: datetime) -> Region:
    """Take the own rules of this region back: those of the region above hold from now on, and all KIM are counted anew."""
    remember(before=_end_running(region, at), reason=reason)
    remember_of(region, _RECOUNTED, why="aturan", version=None, **_count_below(region, at).remembered())
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
    found = _kept(counted(measured().filter(pk=kim.pk), IctRulesAbove(), at), at)
    kim.refresh_from_db(fields=["ict_status"])
    return found


def _count_below(region: Region, at: datetime) -> Recount:
    """Each row is locked first: whoever writes down what a KIM works with comes before this count or after it."""
    rows = below(region).select_for_update(of=("self",), no_key=True)
    return _kept(counted(rows, IctRulesAbove(), at), at)


def _kept(rows: Sequence[Counted], at: datetime) -> Recount:
    found = tally(rows)
    _touch(rows)
    settle(rows, at)
    return found


def _touch(rows: Sequence[Counted]) -> None:
    """Pages that show how many are ICT-based, and the sites of those that are called something else now."""
    moved = [each.kim for each in rows if each.has_changed]
    above = {code for kim in moved for code in codes.lineage(kim.region_id)}
    touch(*(kim.site.tag for kim in moved), *map(portal_tag, above), *map(register_tag, above))
