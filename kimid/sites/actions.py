"""What a group may arrange on its own site."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from kimid.events.action import action, remember, touch
from kimid.people.models import Person
from kimid.sites.models import Accent, Confirmers, Dye, Site
from kimid.sites.rules import Can


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
