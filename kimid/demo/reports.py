"""What was reported of West Kalimantan before this register began. The reports are real, with what
they say and no more.

The report of July says in which two regencies there is none; how many there were in each of the
others it does not say. Those lines are the villages of the demo, and are marked as made up.
"""

from collections import Counter
from datetime import date, datetime
from typing import Final

from kimid.demo.groups import DEMO
from kimid.demo.villages import KALBAR, villages
from kimid.insights import actions
from kimid.insights.actions import ReportLine
from kimid.places.models import Region

KIMS: Final = 103
ICT_BASED: Final = 50
REGENCIES_WITHOUT_KIM: Final = ("6108", "6110")  # Landak and Melawi
MARCH: Final = (date(2023, 3, 25), "InfoPublik, 25 Maret 2023")
JULY: Final = (date(2023, 7, 4), "kolomdesa.com, 4 Juli 2023")


def enter_reports(at: datetime) -> None:
    """Both reports: in March the sums alone, in July the regencies without a KIM too."""
    province = Region.objects.get(code=KALBAR)
    regencies = set(Region.objects.filter(parent=KALBAR).values_list("code", flat=True))
    whole = ReportLine(KALBAR, KIMS, with_decree=KIMS, ict_based=ICT_BASED)
    in_july = [
        ReportLine(KALBAR, KIMS),
        *(ReportLine(code, 0) for code in REGENCIES_WITHOUT_KIM),
        *_made_up(),
    ]
    for (on, source), lines in ((MARCH, [whole]), (JULY, in_july)):
        known = [
            line for line in lines if line.region in {KALBAR, *regencies}
        ]  # a small country of the tests lacks some
        actions.enter_report(province, on=on, source=source, lines=known, by=DEMO, at=at)


def _made_up() -> list[ReportLine]:
    counts = Counter(village.code[:4] for village in villages() if village.code.startswith(KALBAR))
    return [ReportLine(code, count, is_sample=True) for code, count in sorted(counts.items())]
