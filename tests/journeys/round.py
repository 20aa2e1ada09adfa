"""One walk through kimid with the judges."""

import json
from pathlib import Path

from tests.journeys.judges import Judges
from tests.journeys.kinds import Kind, kind_of, pages_of, walk
from tests.journeys.visitor import Visitor


class Round:
    """One walk through kimid with the judges: somebody signs in, acts, walks on."""

    def __init__(self, visitor: Visitor, folder: Path, *, every_look: bool = True) -> None:
        self.visitor = visitor
        self.page = visitor.page
        self.house = visitor.house
        self.judges = Judges(visitor.page, folder, every_look=every_look)
        self.reached: set[Kind] = set()
        visitor.on_look = self.look

    def look(self, name: str) -> None:
        """Have the page judged on which the browser stands."""
        kind = kind_of(self.page.url)
        self.reached |= {kind} if kind else set()
        self.judges.look(name)

    def walk(self, hosts: tuple[str, ...], *starts: str) -> None:
        """Have pages of every kind judged that these addresses lead to."""
        for stop in walk(self.page, hosts, *starts, known=self.reached):
            self.judges.look(
                f"{stop.kind.host} {stop.kind.route}",
                stop.source,
                is_further=stop.kind in self.reached,
            )
            self.reached.add(stop.kind)

    def sign_in(self, login: str) -> str:
        """Somebody else takes the browser; gives the address of their place."""
        # What the page of the last one still asks for must not bring their session back.
        self.page.goto("about:blank")
        self.page.context.clear_cookies()
        self.visitor.sign_in(login)
        return self.page.url

    def verdict(self, *hosts: str) -> None:
        """Nothing may be wrong, and no kind of page may have been passed by."""
        objections = self.judges.objections()
        assert objections == {}, json.dumps(objections, indent=1, ensure_ascii=False)
        missing = sorted(kind.route for kind in pages_of(*hosts) - self.reached)
        assert missing == [], missing
