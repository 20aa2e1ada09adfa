"""`kim recount`: count the activities of every KIM anew from the record."""

from kimid.cli import database


def run(arguments: list[str]) -> int:
    """Count while the site is up; tables show the sums of before until then."""
    database.setup_django()
    from django.utils import timezone

    from kimid.activity.tallies import rebuild_tallies

    done = 0
    for done in rebuild_tallies(timezone.now()):
        print(f"\rkimid: {done} KIM counted", end="", flush=True)
    print(f"\rkimid: {done} KIM counted, all of them.")
    return 0
