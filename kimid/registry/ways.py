"""Where one goes to begin a KIM."""

from kimid.places.models import Region
from kimid.sites.hosts import ruang_url


def begin_url(region: Region) -> str:
    """The form that applies for a KIM, opened at this place."""
    return ruang_url(f"/daftar-kim/?dari={region.code}")
