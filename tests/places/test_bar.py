"""The progress bar of `load_regions`."""

from io import StringIO

from django.core.management.base import OutputWrapper

from kimid.places.management.commands.load_regions import ProgressBar


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def shown(out: StringIO, *steps: tuple[int, int]) -> str:
    bar = ProgressBar(OutputWrapper(out))
    for done, total in steps:
        bar(done, total)
    return out.getvalue()


def test_on_a_terminal_the_bar_fills_on_one_line() -> None:
    assert shown(Terminal(), (0, 91_600), (45_800, 91_600), (91_600, 91_600)) == (
        f"\rMemuat wilayah {'·' * 30} 0 dari 91.600"
        f"\rMemuat wilayah {'█' * 15}{'·' * 15} 45.800 dari 91.600"
        f"\rMemuat wilayah {'█' * 30} 91.600 dari 91.600\n"
    )


def test_in_a_file_there_is_no_bar() -> None:
    assert shown(StringIO(), (0, 5), (5, 5)) == ""


def test_when_nothing_has_to_be_written_there_is_no_bar() -> None:
    assert shown(Terminal(), (0, 0)) == ""
