"""Refuses what the stage of a KIM's life does not allow."""

from kimid.newsroom.actions.content import ActionRefused
from kimid.sites.models import Site
from kimid.sites.stages import Feature


class FeatureClosed(ActionRefused):
    """The stage of the KIM does not allow this. The caller shows the form again with what was
    typed.
    """


def refuse_if_closed(site: Site, feature: Feature) -> None:
    """Raise FeatureClosed when the stage of this site does not allow the feature."""
    if text := site.refusal(feature):
        raise FeatureClosed(text)
