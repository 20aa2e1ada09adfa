"""Where a thing on a portal comes from, in words."""

from kimid.lib.codes import Level
from kimid.places.models import Region


def place_on(region: Region, portal: Region) -> str:
    """Where a thing comes from, as readers of a portal need it: `Teluk Kapuas, Sungai Raya` in its
    regency, and farther away `Teluk Kapuas, Kubu Raya`.
    """
    wanted = Level.DISTRICT if portal.level >= Level.REGENCY else Level.REGENCY
    above: Region | None = region
    while above is not None and above.level > wanted:
        above = above.parent
    names_parent = above is not None and above.level > portal.level and above != region
    return (
        f"{region.short_name}, {above.short_name}"
        if above is not None and names_parent
        else region.short_name
    )
