"""Words of tables of money: `{% load money_words %}`."""

from datetime import date
from typing import Final

from django import template

from kimid.ledger.models import Fund
from kimid.ledger.place_kinds import title_here
from kimid.ledger.public_years import difference_words as _difference_words
from kimid.lib import clock
from kimid.lib.codes import Level
from kimid.lib.rupiah import rupiah as _rupiah
from kimid.places.models import Region
from kimid.registry.models import Kim
from kimid.sites.hosts import public_url
from kimid.sites.models import Site

register = template.Library()
_COMMON: Final = "KIM "


@register.filter
def rupiah(amount: int) -> str:
    """25000 gives `Rp25.000`."""
    return _rupiah(amount)


@register.filter
def difference_words(amount: int) -> str:
    """What cash lacks, in a sentence."""
    return _difference_words(amount)


@register.filter
def month_short(on: date) -> str:
    """`Nov`."""
    return clock.MONTHS[on.month - 1][:3]


@register.filter
def bare_name(name: str) -> str:
    """The name of a group in a list of groups, without the word that all have."""
    return name.removeprefix(_COMMON) or name


@register.filter
def money_place(kim: Kim) -> str:
    """Where a group is, as its district says it, and that it ended."""
    region, parent = kim.region, kim.region.parent
    place = parent.short_name if parent and region.level == Level.VILLAGE else region.short_name
    return f"{place}, sudah berakhir" if kim.has_ended else place


@register.filter
def titled_in(source: Fund, place: Region) -> str:
    """`APB Nagari 2026`: a source in the words of its place."""
    return title_here(source, place)


@register.simple_tag
def money_url(site: Site, year: int) -> str:
    """Where readers find the money of a group in a year."""
    return site.url_of(f"/keuangan/{year}/")


@register.simple_tag
def region_money_url(region: Region, year: int) -> str:
    """The same of a region."""
    return public_url(region.portal_label, f"/keuangan/{year}/")
