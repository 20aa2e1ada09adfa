"""A sample of the main journeys in Firefox and WebKit; `./kim prove firefox webkit` walks all."""

from pathlib import Path
from typing import Final

import pytest

from kimid.cli.prove.needs import FIREFOX, WEBKIT, Need
from tests.journeys import pocket
from tests.journeys.house import House
from tests.lanes.environments import NoEnvironment, walk

SAMPLE: Final = ("reads", "signs_in", "keeps_a_photo", "leaves_while_writing")


@pytest.mark.parametrize(
    ("engine", "needs"), [("firefox", FIREFOX), ("webkit", WEBKIT)], ids=["firefox", "webkit"]
)
def test_a_village_reads_and_a_writer_keeps_a_photo_without_signal_in_another_browser(
    engine: str, needs: tuple[Need, ...], house: House, tmp_path: Path
) -> None:
    missing = [f"{need.name} ({need.how})" for need in needs if not need.is_there()]
    if missing:
        pytest.skip(f"needs {', '.join(missing)}")
    photo = tmp_path / "a.jpg"
    photo.write_bytes(pocket.photo()["buffer"])

    try:
        code, words = walk(engine, house.port, photo, *SAMPLE)
    except NoEnvironment as error:
        pytest.skip(str(error))

    assert code == 0, words
