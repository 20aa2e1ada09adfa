"""Run as a program: fills an empty database with the country and the demo. The journeys go through
what it makes.
"""

import django
from django.core.management import call_command
from django.utils import timezone


def make() -> None:
    """Tables, all regions, the upper portals, the people and stories of the demo."""
    from kimid.demo import world
    from kimid.sites.site_creation import open_upper_portals

    call_command("migrate", verbosity=0, interactive=False)
    call_command("load_regions")
    open_upper_portals(timezone.now())
    world.build(report=lambda line: None, size=world.Size.SMALL)


if __name__ == "__main__":
    django.setup(set_prefix=False)
    make()
