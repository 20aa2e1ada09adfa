"""Run as a program: one more contest of Kubu Raya, for whoever must not count on how far the demo's
own has come.
"""

import django
from django.utils import timezone

TITLE = "Lomba Cerita Kampung"


def make() -> None:
    """A contest whose jury is judging, as the demo has one."""
    from kimid.demo import contests

    contests.open_in_kubu_raya(TITLE, timezone.now())


if __name__ == "__main__":
    django.setup(set_prefix=False)
    make()
