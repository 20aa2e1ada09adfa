"""The site of a KIM from the list of an office opens when a chair has come in by its link."""

from datetime import datetime

from kimid.events.action import record_event_for
from kimid.events.permissions import Role
from kimid.registry.actions.entering import touch_decree_pages
from kimid.registry.models import Kim
from kimid.sites.models import Site
from kimid.sites.stages import STOPPED_STAGES, LifeStage


def open_for_chair(site: Site, role: Role, at: datetime) -> None:
    """For actions: somebody has just got this role. What an office has stopped stays so, and opens
    when the office lets it go on.
    """
    if role != Role.CHAIR or site.stage not in (LifeStage.UNOPENED, *STOPPED_STAGES):
        return
    kim = Kim.objects.filter(site=site, silence_stage=LifeStage.UNOPENED).first()
    if kim is None:
        return
    kim.silence_stage = LifeStage.ACTIVE
    kim.revived_at = at  # its silence counts from here
    kim.save(update_fields=["silence_stage", "revived_at"])
    Site.objects.filter(pk=site.pk, stage=LifeStage.UNOPENED).update(stage=LifeStage.ACTIVE)
    record_event_for(kim, "kim.opened")
    touch_decree_pages(kim)
