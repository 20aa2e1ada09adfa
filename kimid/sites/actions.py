"""What a group arranges on its own site, and the own names that lead to it."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Final

from django.db import IntegrityError, transaction

from kimid.events.action import action, add_event_data, touch
from kimid.events.actor import Actor
from kimid.lib import codes
from kimid.people.models import Person
from kimid.sites.models import (
    ASTRAY,
    NAMES_TAG,
    Accent,
    Confirmers,
    Dye,
    NameState,
    OwnName,
    Pointing,
    ProofFinding,
    Site,
    portal_tag,
)
from kimid.sites.own_names import NameRefused
from kimid.sites.public_words import WordsRefused, phrase_refusal
from kimid.sites.rules import SitesPermission

MAX_NAMES: Final = 3  # of one site: the one in use, the same with www, and the next


@dataclass(frozen=True)
class Introduction:
    """Who a group is and how to reach it, as readers see it."""

    about: str
    phone: str = ""
    email: str = ""
    address: str = ""
    hours: str = ""
    full_feeds: bool = False


@dataclass(frozen=True)
class ConfirmationRules:
    """How many people confirm a story (1 to 5), who may, and whether the head may be asked."""

    confirmations_wanted: int = 1
    confirmers: Confirmers = Confirmers.EVERYBODY
    outsiders_confirm: bool = True
    asks_head: bool = False


@action(needs=SitesPermission.ARRANGE, records="site.look_changed")
def change_look(site: Site, *, dye: Dye, accent: Accent, by: Person, at: datetime) -> Site:
    """Choose another pair of colours from the closed palette."""
    site.dye = dye
    site.accent = accent
    site.save(update_fields=["dye", "accent"])
    add_event_data(dye=dye, accent=accent)
    touch(site.tag)
    return site


@action(needs=SitesPermission.ARRANGE, records="site.introduced", locks_first="subject")
def introduce(site: Site, *, introduction: Introduction, by: Person, at: datetime) -> Site:
    """Show readers who the group is and how to reach it. The event has what stood there before.

    Raises WordsRefused.
    """
    texts = (introduction.about, introduction.address, introduction.hours)
    if why := phrase_refusal(site, *texts, by=by):
        raise WordsRefused(why)
    add_event_data(before={name: getattr(site, name) for name in asdict(introduction)})
    for name, value in asdict(introduction).items():
        setattr(site, name, value)
    site.save(update_fields=[*asdict(introduction)])
    touch(site.tag)
    return site


@action(needs=SitesPermission.ARRANGE, records="site.menu_arranged")
def arrange_menu(site: Site, *, names: Sequence[str], by: Person, at: datetime) -> Site:
    """Put the sections of the site in this order. Sections that are not named follow."""
    site.menu = list(names)
    site.save(update_fields=["menu"])
    add_event_data(menu=site.menu)
    touch(site.tag)
    return site


@action(needs=SitesPermission.SET_RULES, records="site.rules_set", locks_first="subject")
def set_rules(site: Site, *, rules: ConfirmationRules, by: Person, at: datetime) -> Site:
    """Set what a story needs before it is published. Sensitive stories always need two people.

    The event has the rules of before.
    """
    add_event_data(before={name: getattr(site, name) for name in asdict(rules)})
    for name, value in asdict(rules).items():
        setattr(site, name, value)
    site.save(update_fields=[*asdict(rules)])
    add_event_data(**asdict(rules))
    touch(site.tag)
    return site


@action(needs=SitesPermission.SET_RULES, records="site.adverts_ruled")
def set_takes_adverts(site: Site, *, takes: bool, by: Person, at: datetime) -> Site:
    """Set whether the group publishes adverts."""
    site.takes_adverts = takes
    site.save(update_fields=["takes_adverts"])
    add_event_data(takes=takes)
    touch(site.tag)
    return site


class NameActionRefused(Exception):
    """The name does not allow this now. The message is for the person who tried."""


@dataclass(frozen=True)
class DnsResult:
    """What DNS said about a name."""

    finding: ProofFinding
    pointing: Pointing | None = None

    @property
    def leads_astray(self) -> bool:
        """Whether the name leads to another server, or to none."""
        return self.pointing in ASTRAY


@action(needs=SitesPermission.OWN_NAME, records="site.name_asked")
def ask_for_name(site: Site, *, name: str, by: Person, at: datetime) -> OwnName:
    """Ask for an own name, as `names.read_name` returns it. It is not served yet.

    Raises NameRefused.
    """
    existing = set(OwnName.objects.filter(site=site).values_list("name", flat=True))
    if name in existing:
        raise NameRefused(
            "Alamat ini sudah ada di daftar Anda. Buka di bawah, lalu teruskan langkahnya."
        )
    if len(existing) >= MAX_NAMES:
        raise NameRefused(f"Sudah ada {MAX_NAMES} alamat. Kembalikan dulu satu yang tidak dipakai.")
    add_event_data(name=name)
    return OwnName.objects.create(
        site=site, name=name, token=codes.public_id(24), asked_by=by, asked_at=at
    )


@action(needs=SitesPermission.OWN_NAME, records="site.name_proven")
def prove_name(own_name: OwnName, *, result: DnsResult, by: Actor, at: datetime) -> OwnName:
    """Record the proof of a name: from now on the name leads to the site.

    Raises NameActionRefused while another site has it.
    """
    own_name.state = NameState.PROVEN
    own_name.proven_at = at
    _apply_check(own_name, result, at)
    try:
        with transaction.atomic():
            own_name.save()
    except IntegrityError:
        message = (
            "Catatannya cocok, tetapi alamat ini masih dipakai situs lain. "
            "Pemilik lama perlu melepasnya dulu."
        )
        raise NameActionRefused(message) from None
    add_event_data(name=own_name.name)
    touch(NAMES_TAG)
    return own_name


@action(needs=SitesPermission.OWN_NAME, records="site.name_checked")
def record_check(own_name: OwnName, *, result: DnsResult, by: Actor, at: datetime) -> OwnName:
    """Record a result that changes nothing for readers."""
    _apply_check(own_name, result, at)
    own_name.save()
    add_event_data(name=own_name.name, finding=result.finding)
    return own_name


@action(needs=SitesPermission.OWN_NAME, records="site.name_lost")
def lose_name(own_name: OwnName, *, result: DnsResult, by: Actor, at: datetime) -> OwnName:
    """Stop serving a name whose proof is missing for too long. The site is back at its label.

    Raises NameActionRefused when the proof is not missing long enough.
    """
    if not own_name.is_expired(result.finding, at):
        raise NameActionRefused("Catatannya baru saja terlihat lagi.")
    own_name.state = NameState.LOST
    own_name.main_asked_by = own_name.main_asked_at = None
    _apply_check(own_name, result, at)
    own_name.save()
    add_event_data(name=own_name.name, finding=result.finding, was_main=own_name.is_main)
    _detach_name(own_name)
    return own_name


@action(needs=SitesPermission.OWN_NAME, records="site.main_address_asked")
def ask_for_main_address(own_name: OwnName, *, by: Person, at: datetime) -> OwnName:
    """Ask that a proven name becomes the main address. Readers are led there when the wait is over
    (`kimid.registry.actions.main_address`). Nobody waits for another name of the site any more.

    Raises NameActionRefused while the name is not proven, or leads elsewhere.
    """
    require_main_address(own_name)
    if own_name.is_main:
        raise NameActionRefused("Ini sudah alamat utama.")
    stop_waiting(own_name.site)
    own_name.main_asked_by = by
    own_name.main_asked_at = at
    own_name.save(update_fields=["main_asked_by", "main_asked_at"])
    add_event_data(name=own_name.name, before=own_name.site.chosen_host)
    return own_name


@action(needs=SitesPermission.OWN_NAME, records="site.main_address_left")
def leave_main_address(own_name: OwnName, *, result: DnsResult, by: Actor, at: datetime) -> OwnName:
    """Lead readers to the label again, because the name leads to another server now. It stays
    proven: once it leads here again, the chair asks for it anew.
    """
    _apply_check(own_name, result, at)
    own_name.save()
    add_event_data(name=own_name.name, pointing=own_name.pointing)
    _detach_name(own_name)
    return own_name


@action(needs=SitesPermission.OWN_NAME, records="site.label_made_main", locks_first="subject")
def make_label_main_address(site: Site, *, by: Person, at: datetime) -> Site:
    """Make the label the main address again. Proven names still lead to the site."""
    add_event_data(before=site.chosen_host)
    stop_waiting(site)
    set_main_address(site, "")
    return site


@action(needs=SitesPermission.OWN_NAME, records="site.name_given_back")
def give_back_name(own_name: OwnName, *, by: Person, at: datetime) -> Site:
    """Give a name back: it is not served any more. Whoever asks for it again gets another token."""
    add_event_data(name=own_name.name, state=own_name.state, was_main=own_name.is_main)
    site = _detach_name(own_name)
    own_name.delete()
    return site


def require_main_address(own_name: OwnName) -> None:
    """For actions: whether readers may be led to a name, by its last check.

    Raises NameActionRefused while it is not proven, or leads elsewhere.
    """
    if not own_name.is_proven:
        raise NameActionRefused("Alamat ini belum terbukti, jadi belum bisa dipakai.")
    if not own_name.may_be_main:
        raise NameActionRefused(
            "Alamat ini tidak mengarah ke sini, atau catatan buktinya hilang. Betulkan catatan "
            "DNS-nya seperti di halaman alamat itu, tekan Periksa, lalu coba lagi."
        )


def stop_waiting(site: Site) -> None:
    """For actions: no name of the site waits to become its main address any more."""
    rows = OwnName.objects.filter(site=site, main_asked_at__isnull=False)
    rows.update(main_asked_by=None, main_asked_at=None)


def set_main_address(site: Site, own_name: str) -> None:
    """For actions: set the main address, and drop all stored pages that name it: those of the site
    and of its portals.
    """
    site.own_name = own_name
    site.save(update_fields=["own_name"])
    touch(NAMES_TAG, site.tag, *map(portal_tag, codes.lineage(site.region_id)))


def _apply_check(own_name: OwnName, result: DnsResult, at: datetime) -> None:
    """Copy a result into the name. If no server answered, the proof stays as it was."""
    own_name.checked_at = at
    own_name.finding = result.finding
    if result.pointing is not None:
        own_name.pointing = result.pointing
    if result.finding == ProofFinding.SEEN:
        own_name.seen_at = at
        own_name.missing_since = None
    elif result.finding != ProofFinding.NO_ANSWER and own_name.is_proven:
        own_name.missing_since = own_name.missing_since or at


def _detach_name(own_name: OwnName) -> Site:
    """Stop leading this name to its site.

    Locks the name before the site, as `registry.actions.main_address` does.
    """
    site = Site.objects.select_for_update(no_key=True).get(pk=own_name.site_id)
    if site.own_name == own_name.name:
        set_main_address(site, "")
    touch(NAMES_TAG)
    return site
