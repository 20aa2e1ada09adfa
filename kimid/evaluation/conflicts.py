"""Whom a juror may not judge: a KIM they belong to or belonged to, and every KIM of their own village."""

from collections.abc import Iterable
from typing import Final

from kimid.access.models import Grant
from kimid.evaluation.models import Juror, Participant
from kimid.lib import codes
from kimid.lib.codes import Level
from kimid.registry.models import Kim, Officer

OWN_KIM: Final = "KIM Anda sendiri"
OWN_VILLAGE: Final = "KIM dari desa Anda"


def conflicts_of(juror: Juror, participants: Iterable[Participant]) -> dict[int, str]:
    """For each participant whom this juror may not judge, why. Two queries, however many there are."""
    sites, villages = set(), {juror.home_id}
    for site, region in Grant.objects.filter(person=juror.person, site__isnull=False).values_list("site", "site__region"):
        sites.add(site)
        villages.add(region)
    kims = set(Officer.objects.filter(person=juror.person).values_list("kim", flat=True))
    found = {}
    for each in participants:
        kim = each.entry.kim
        if kim.site_id in sites or kim.pk in kims:
            found[each.pk] = OWN_KIM
        elif any(_is_of_village(kim, code) for code in villages if code):
            found[each.pk] = OWN_VILLAGE
    return found


def _is_of_village(kim: Kim, code: str) -> bool:
    """Whether a KIM is of this village. One of a whole district is of every village in it."""
    return kim.region_id == code or (codes.level(kim.region_id) >= Level.DISTRICT and codes.covers(kim.region_id, code))
