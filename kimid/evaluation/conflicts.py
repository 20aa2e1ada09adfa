"""Conflicts of interest: jurors may not judge their own KIM, or KIM of their village."""

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
    """The reason for each participant that this juror may not judge, by its id. Two queries."""
    sites = set()
    villages = {juror.home_id}
    for site, region in Grant.objects.filter(person=juror.person, site__isnull=False).values_list(
        "site", "site__region"
    ):
        sites.add(site)
        villages.add(region)
    kims = set(Officer.objects.filter(person=juror.person).values_list("kim", flat=True))
    reasons = {}
    for each in participants:
        kim = each.entry.kim
        if kim.site_id in sites or kim.pk in kims:
            reasons[each.pk] = OWN_KIM
        elif any(_is_of_village(kim, code) for code in villages if code):
            reasons[each.pk] = OWN_VILLAGE
    return reasons


def _is_of_village(kim: Kim, code: str) -> bool:
    """Whether a KIM is of this village, or of the district that contains it."""
    return kim.region_id == code or (
        codes.level(kim.region_id) >= Level.DISTRICT and codes.covers(kim.region_id, code)
    )
