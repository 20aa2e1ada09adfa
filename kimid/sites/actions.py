"""What a group may arrange on its own site."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from kimid.events.action import action, remember, touch
from kimid.people.models import Person
from kimid.sites.models import Accent, Dye, Site
from kimid.sites.rules import Can


@dataclass(frozen=True)
class Introduction:
    """Who a group is and how to reach it, as its readers shall see it."""

    about: str
    phone: str = ""
    email: str = ""
    address: str = ""


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


@action(needs=Can.SET_RULES, records="site.confirmations_wanted")
def want_confirmations(site: Site, *, wanted: int, by: Person, at: datetime) -> Site:
    """Say how many people must confirm a story before it is published: 1 to 5. Sensitive stories always need two."""
    site.confirmations_wanted = wanted
    site.save(update_fields=["confirmations_wanted"])
    remember(wanted=wanted)
    return site
