"""One photo story on a phone: its steps, in each of which the signal may be lost, and how its
writer goes on afterwards.
"""

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from playwright.sync_api import Error, Locator, expect

from tests.journeys import pocket
from tests.long.line import Line
from tests.long.phone import Phone

expect.set_options(timeout=90_000)  # a cheap phone takes its time for a photo of 12 megapixels
LABEL: Final = "teluk-kapuas"
LEAD: Final = (
    "Air pasang masuk sejak subuh. Sebanyak 14 rumah terendam setinggi lutut. Warga mengungsi ke"
    " balai desa."
)
PHOTOS: Final = 3


@dataclass
class Writer:
    """Somebody writes one story with three photos. `did` is how far they came; they know what they
    have done.
    """

    phone: Phone
    line: Line
    files: list[Path]
    title: str
    did: set[str] = field(default_factory=set)
    chosen: int = 0

    @property
    def steps(self) -> dict[str, Callable[[], None]]:
        """All that there is to do, in order."""
        return {
            "open": self._open,
            "letter": self._letter,
            "title": self._title,
            "lead": self._lead,
            "photo": lambda: self._choose(1),
            "photos": lambda: self._choose(PHOTOS),
            "captions": self._captions,
            "send": self._send,
        }

    def write(self, until: str = "") -> None:
        """Do what is still to be done, up to and with this step."""
        for name, step in self.steps.items():
            if name not in self.did:
                step()
                self.did.add(name)
            if name == until:
                return

    def come_back(self) -> None:
        """What people do after a loss: look into the outbox, and go on with what is there."""
        page = self.phone.page
        self.phone.go(f"{self.phone.ruang}/s/{LABEL}/kotak-keluar/")
        page.locator("[data-outbox]:not([hidden])").wait_for()
        if "send" in self.did and (self._has_left() or self._rows("waiting").count()):
            return
        page.locator("details[data-part=writing]").evaluate("fold => { fold.open = true }")
        kept = self._rows("writing").or_(self._rows("look"))
        self.did.discard("send")
        if not kept.count():
            self.did.clear()
            self.chosen = 0
            return
        kept.first.click()
        page.locator("[data-sheet]").wait_for()
        self._use_what_is_offered()
        self._compare()

    def _has_left(self) -> bool:
        """Whether the phone notes that this story was sent. The outbox does not list it."""
        rows = json.loads(self.phone.page.evaluate(pocket.SHEETS))
        return any(row["state"] == "sent" and row["title"] == self.title for row in rows)

    def _rows(self, part: str) -> Locator:
        words = (
            self.title if self.did & {"title"} else "A" if "letter" in self.did else "Tanpa judul"
        )
        return self.phone.page.locator(f"[data-part={part}] a.item").filter(has_text=words)

    def _use_what_is_offered(self) -> None:
        with suppress(Error):
            self.phone.page.get_by_role("button", name="Pakai").click(timeout=3_000)

    def _compare(self) -> None:
        """All that was typed and chosen before the loss is here again."""
        page = self.phone.page
        if "letter" in self.did and "title" not in self.did:
            expect(page.locator("[name=title]")).to_have_value("A")
        if "title" in self.did:
            expect(page.locator("[name=title]")).to_have_value(self.title)
        if "lead" in self.did:
            expect(page.locator("[name=lead]")).to_have_value(LEAD)
        expect(page.locator(".strip [name=photos]")).to_have_count(self.chosen)
        if "captions" in self.did:
            for number, place in enumerate(self._caption_fields(), 1):
                expect(place).to_have_value(self.caption(number))

    def _open(self) -> None:
        self.phone.go(f"{self.phone.ruang}/s/{LABEL}/tulis/")
        self.phone.page.locator("[data-sheet]").wait_for()

    def _letter(self) -> None:
        self.phone.page.locator("[name=title]").press_sequentially("A")
        expect(self.phone.page.locator("[data-saved]")).to_contain_text("HP")

    def _title(self) -> None:
        self.phone.page.locator("[name=title]").fill(self.title)
        self._kept()

    def _lead(self) -> None:
        self.phone.page.locator("[name=lead]").fill(LEAD)
        self._kept()

    def _choose(self, how_many: int) -> None:
        new = self.files[self.chosen : how_many]
        if new:
            self.phone.page.locator("[name=foto]").set_input_files(new)
            self.chosen = how_many
            expect(self.phone.page.locator(".strip [name=photos]:not(:disabled)")).to_have_count(
                how_many
            )
            self._kept()

    def caption(self, number: int) -> str:
        """What is said of this photo, from 1."""
        return f"{self.title}: foto {number}"

    def _caption_fields(self) -> list[Locator]:
        """The fields for what is said of each photo; they come when it has been made small."""
        fields = self.phone.page.locator("[data-photo-list] [name$=-caption]")
        expect(fields).to_have_count(PHOTOS)
        return fields.all()

    def _captions(self) -> None:
        for number, place in enumerate(self._caption_fields(), 1):
            place.fill(self.caption(number))
        self.phone.page.wait_for_timeout(300)  # who is called away at once

    def _send(self) -> None:
        self.phone.page.get_by_role("button", name="Kirim ke kelompok").click()

    def _kept(self) -> None:
        """A moment for the phone to write it down, as between two movements of a thumb."""
        self.phone.page.wait_for_timeout(150)
