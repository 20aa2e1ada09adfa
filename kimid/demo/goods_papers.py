"""Papers of the goods of the demo: one checked by the office, one that is over, one halal with its
number. Honey is fresh food: it has no P-IRT.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from kimid.demo.groups import DEMO, Group
from kimid.lib import clock
from kimid.market.actions import papers
from kimid.market.models import GoodsPaperKind as Kind
from kimid.market.models import Product
from kimid.people.models import Person

_OFFICERS: Final = {"6112": "dinaskuburaya"}


@dataclass(frozen=True)
class GoodPaper:
    """A paper of a good, by the name of that. `days` is how long it is still good for; `seen` and
    `page` say who looked.
    """

    good: str
    kind: Kind
    number: str
    days: int = 0
    seen: bool = False
    page: str = ""


PAPERS: Final = (
    GoodPaper(
        "Amplang tenggiri",
        Kind.PIRT,
        "2156112010123-31",
        days=520,
        seen=True,
        page="https://sppirt.pom.go.id/",
    ),
    GoodPaper("Amplang tenggiri", Kind.NIB, "0220003456781", seen=True),
    GoodPaper("Kopi liberika sangrai, 200 g", Kind.PIRT, "2156112010456-30", days=300),
    GoodPaper("Dodol lidah buaya", Kind.HALAL, "ID61110000123456789", seen=True),
    GoodPaper("Minuman lidah buaya", Kind.PIRT, "2156171020789-26", days=-12),
    GoodPaper("Kerupuk basah ikan belida", Kind.PIRT, "2156106010234-29", days=210, seen=True),
    GoodPaper("Madu hutan Danau Lauk, 500 ml", Kind.PSAH, "RI-6106-0042", seen=True),
)


def add_papers(product: Product, group: Group, at: datetime) -> None:
    """Write down what papers a good of the demo has, and who looked at them."""
    for each in PAPERS:
        if each.good == product.name:
            _add(each, product, group, at)


def _add(each: GoodPaper, product: Product, group: Group, at: datetime) -> None:
    writer = group.editors[0]
    last = clock.today(at, group.kim.region.zone) + timedelta(days=each.days)
    paper = papers.enter_paper(
        product,
        data=papers.PaperEntry(each.kind, each.number, expires_on=last if each.days else None),
        by=writer,
        at=at - timedelta(days=1),
    )
    others = [person for person in group.editors if person != writer]
    if each.seen and others:
        papers.see_paper(paper, by=others[0], at=at - timedelta(hours=5))
    officer = _OFFICERS.get(group.village.code[:4])
    if each.page and officer:
        by = Person.objects.get(username=officer)
        papers.check_paper(paper, page=each.page, by=by, at=at - timedelta(hours=2))
    papers.lapse_paper(paper, by=DEMO, at=at)
