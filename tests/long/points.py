"""Forty points of a story at which something is lost, and how each is lost."""

from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from tests.long.story import Writer

_STEPS: Final = ("open", "letter", "title", "lead", "photo", "photos", "captions")
_ENDS: Final[dict[str, Callable[[Writer], None]]] = {
    "no signal": lambda writer: None,
    "tab killed": lambda writer: writer.phone.kill_tab(),
    "browser killed": lambda writer: writer.phone.kill(),
}


class Point(NamedTuple):
    """Where something is lost; `lose` brings the writer there and lets it happen."""

    name: str
    lose: Callable[[Writer], None]


def points() -> list[Point]:
    """All of them, in the order in which a story meets them."""
    found = [*_at_steps(), *_inside_photos(), *_after_sending(), *_answers(), *_full(), *_door()]
    assert len(found) == 40, len(found)
    return found


def _at_steps() -> Iterator[Point]:
    """Between two steps: the line goes, the tab or the whole browser is killed."""
    for end, happen in _ENDS.items():
        for step in _STEPS if end == "no signal" else _STEPS[2:]:

            def lose(
                writer: Writer, step: str = step, happen: Callable[[Writer], None] = happen
            ) -> None:
                writer.write(step)
                writer.line.switch(there=False)
                happen(writer)

            yield Point(f"{end} after {step}", lose)


def _inside_photos() -> Iterator[Point]:
    """The line breaks while a photo is on it; with it sometimes the tab or the browser."""
    for end, happen in _ENDS.items():
        for kilobytes in (20, 90, 200):

            def lose(
                writer: Writer,
                kilobytes: int = kilobytes,
                happen: Callable[[Writer], None] = happen,
            ) -> None:
                writer.write("lead")
                _break_after(writer, kilobytes)
                writer.write("photos")
                writer.line.cut_happened.wait(300)
                happen(writer)

            yield Point(f"{end} after {kilobytes} KB of the photos", lose)


def _after_sending() -> Iterator[Point]:
    """Everything is in the outbox, and some of it on the line."""
    for end, happen in _ENDS.items():
        for kilobytes in (0, 4, 120):

            def lose(
                writer: Writer,
                kilobytes: int = kilobytes,
                happen: Callable[[Writer], None] = happen,
            ) -> None:
                writer.write("lead")
                writer.line.switch(there=False)
                writer.write()
                writer.phone.page.wait_for_url("**/kotak-keluar/**")
                if kilobytes:
                    writer.line.switch(there=True)
                    _break_after(writer, kilobytes)
                    writer.line.cut_happened.wait(300)
                happen(writer)

            yield Point(f"{end} in the outbox after {kilobytes} KB", lose)


def _answers() -> Iterator[Point]:
    """The server has done it, and the phone never hears of that."""
    for path in ("potongan/", "tulis/simpan/", "tulis/kirim/"):

        def lose(writer: Writer, path: str = path) -> None:
            writer.line.lose_answer_to = path.encode()
            writer.write()
            writer.line.cut_happened.wait(300)

        yield Point(f"answer lost of {path}", lose)


def _full() -> Iterator[Point]:
    """The phone has no room."""

    def lose(writer: Writer) -> None:
        writer.write("lead")
        writer.phone.full(is_full=True)
        writer.write("photos")
        writer.phone.page.wait_for_timeout(2_000)
        writer.phone.full(is_full=False)

    yield Point("storage full when photos are chosen", lose)


def _door() -> Iterator[Point]:
    """The session has ended when the story is sent."""

    def lose(writer: Writer) -> None:
        writer.write("lead")
        writer.phone.sign_out_elsewhere()
        writer.write()
        writer.phone.page.wait_for_timeout(3_000)

    yield Point("signed out before sending", lose)


def _break_after(writer: Writer, kilobytes: int) -> None:
    writer.line.cut_happened.clear()
    writer.line.cut_after = kilobytes * 1024
