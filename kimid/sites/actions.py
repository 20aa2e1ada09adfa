"""What a group may arrange on its own site, and the names of its own that lead to it."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Final

from django.db import IntegrityError, transaction

from kimid.events.action import action, remember, touch
from kimid.events.actor import Actor
from kimid.lib import codes
from kimid.people.models import Person
from kimid.sites.models import (
    NAMES_TAG,
    Accent,
    Confirmers,
    Dye,
    Finding,
    NameState,
    OwnName,
    Pointing,
    Site,
    portal_tag,
)
from kimid.sites.names import NameRefused
from kimid.sites.rules import Can

MOST_NAMES: Final = 3  # that one site may ask for: the one it uses, the same with www, and the next


@dataclass(frozen=True)
class Introduction:
    """Who a group is and how to reach it, as its readers shall see it."""

    about: str
    phone: str = ""
    email: str = ""
    address: str = ""


@dataclass(frozen=True)
class Rules:
    """The steps that a group sets for itself: how many confirm a story (1 to 5), who may, and whether the head may be asked."""

    confirmations_wanted: int = 1
    confirmers: Confirmers = Confirmers.EVERYBODY
    outsiders_confirm: bool = True
    asks_head: bool = False


@action(needs=Can.ARRANGE, records="site.look_changed")
def change_look(site: Site, *, dye: Dye, accent: Accent, by: Person, at: datetime) -> Site:
    """Dye the site in another pair of colours of the closed palette."""
    site.dye, site.accent = dye, accent
    site.save(update_fields=["dye", "accent"])
    remember(dye=dye, accent=accent)
    touch(site.tag)
    return site


@action(needs=Can.ARRANGE, records="site.introduced")
def introduce(site: Site, *, words: Introduction, by: Person, at: datetime) -> Site:
    """Tell readers who the group is and how to reach it."""
    site.about, site.phone, site.email, site.address = words.about, words.phone, words.email, words.address
    site.save(update_fields=["about", "phone", "email", "address"])
    touch(site.tag)
    return site


@action(needs=Can.ARRANGE, records="site.menu_arranged")
def arrange_menu(site: Site, *, names: Sequence[str], by: Person, at: datetime) -> Site:
    """Put the sections of the site in this order. Sections that are not named follow."""
    site.menu = list(names)
    site.save(update_fields=["menu"])
    remember(menu=site.menu)
    touch(site.tag)
    return site


@action(needs=Can.SET_RULES, records="site.rules_set")
def set_rules(site: Site, *, rules: Rules, by: Person, at: datetime) -> Site:
    """Say what a story needs before it is published. Sensitive stories always need two people."""
    for name, value in asdict(rules).items():
        setattr(site, name, value)
    site.save(update_fields=[*asdict(rules)])
    remember(**asdict(rules))
    touch(site.tag)
    return site


@action(needs=Can.SET_RULES, records="site.adverts_ruled")
def take_adverts(site: Site, *, takes: bool, by: Person, at: datetime) -> Site:
    """Say whether the group publishes things that somebody pays for."""
    site.takes_adverts = takes
    site.save(update_fields=["takes_adverts"])
    remember(takes=takes)
    touch(site.tag)
    return site


class NameNotNow(Exception):
    """This cannot be done with the name now. The message is for the person who tried."""


@dataclass(frozen=True)
class Found:
    """What was seen when DNS was asked about a name."""

    finding: Finding
    pointing: Pointing | None = None


@action(needs=Can.OWN_NAME, records="site.name_asked")
def ask_for_name(site: Site, *, name: str, by: Person, at: datetime) -> OwnName:
    """Ask for a name of one's own, as `names.read_name` gives it. Nothing is served by that. Raises NameRefused."""
    asked = set(OwnName.objects.filter(site=site).values_list("name", flat=True))
    if name in asked:
        raise NameRefused("Alamat ini sudah ada di daftar Anda. Buka di bawah, lalu teruskan langkahnya.")
    if len(asked) >= MOST_NAMES:
        raise NameRefused(f"Sudah ada {MOST_NAMES} alamat. Kembalikan dulu satu yang tidak dipakai.")
    remember(name=name)
    return OwnName.objects.create(site=site, name=name, token=codes.public_id(24), asked_by=by, asked_at=at)


@action(needs=Can.OWN_NAME, records="site.name_proven")
def prove_name(own: OwnName, *, found: Found, by: Actor, at: datetime) -> OwnName:
    """The proof was seen: from now on the name leads to the site. Raises NameNotNow while another site has it."""
    own.state, own.proven_at = NameState.PROVEN, at
    _note(own, found, at)
    try:
        with transaction.atomic():
            own.save()
    except IntegrityError:
        words = "Catatannya cocok, tetapi alamat ini masih dipakai situs lain. Pemilik lama perlu melepasnya dulu."
        raise NameNotNow(words) from None
    remember(name=own.name)
    touch(NAMES_TAG)
    return own


@action(needs=Can.OWN_NAME, records="site.name_checked")
def note_check(own: OwnName, *, found: Found, by: Actor, at: datetime) -> OwnName:
    """Write down what was found where that changes nothing for readers."""
    _note(own, found, at)
    own.save()
    remember(name=own.name, finding=found.finding)
    return own


@action(needs=Can.OWN_NAME, records="site.name_lost")
def lose_name(own: OwnName, *, found: Found, by: Actor, at: datetime) -> OwnName:
    """The proof is gone for too long: the name is served no more, and the site is found at its label again. Raises NameNotNow."""
    if not own.is_over(found.finding, at):
        raise NameNotNow("Catatannya baru saja terlihat lagi.")
    own.state = NameState.LOST
    _note(own, found, at)
    own.save()
    remember(name=own.name, finding=found.finding)
    _leave(own)
    return own


@action(needs=Can.OWN_NAME, records="site.main_address_set")
def make_main(own: OwnName, *, by: Person, at: datetime) -> OwnName:
    """Let a proven name be the main address: the label, and every other name, lead there. Raises NameNotNow."""
    if not own.is_proven:
        raise NameNotNow("Alamat ini belum terbukti, jadi belum bisa dipakai.")
    site = Site.objects.select_for_update(no_key=True).get(pk=own.site_id)
    remember(name=own.name, before=site.host)
    _settle_main(site, own.name)
    return own


@action(needs=Can.OWN_NAME, records="site.label_made_main")
def make_label_main(site: Site, *, by: Person, at: datetime) -> Site:
    """Let the label be the main address again. Proven names go on leading here."""
    remember(before=site.host)
    _settle_main(site, "")
    return site


@action(needs=Can.OWN_NAME, records="site.name_given_back")
def give_back_name(own: OwnName, *, by: Person, at: datetime) -> Site:
    """Give a name back: it is served no more, and who asks for it again gets another token."""
    remember(name=own.name, state=own.state)
    site = _leave(own)
    own.delete()
    return site


def _note(own: OwnName, found: Found, at: datetime) -> None:
    """What is known after a look. That nobody answered says nothing of the proof, for good or bad."""
    own.checked_at, own.finding = at, found.finding
    if found.pointing is not None:
        own.pointing = found.pointing
    if found.finding == Finding.SEEN:
        own.seen_at, own.missing_since = at, None
    elif found.finding != Finding.UNHEARD and own.is_proven:
        own.missing_since = own.missing_since or at


def _leave(own: OwnName) -> Site:
    """The name no longer leads to its site. Locks the name before the site, as `make_main` does."""
    site = Site.objects.select_for_update(no_key=True).get(pk=own.site_id)
    if site.own_name == own.name:
        _settle_main(site, "")
    touch(NAMES_TAG)
    return site


def _settle_main(site: Site, own_name: str) -> None:
    """Put the main address, and let everything go that names it: its own pages, and what portals above show of it."""
    site.own_name = own_name
    site.save(update_fields=["own_name"])
    touch(NAMES_TAG, site.tag, *map(portal_tag, codes.lineage(site.region_id)))
