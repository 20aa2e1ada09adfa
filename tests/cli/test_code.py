"""`kim code` knows officials of the demo and nobody else."""

import pytest

from kimid.cli import code
from kimid.cli.errors import CliError


def test_it_tells_six_digits(capsys: pytest.CaptureFixture[str]) -> None:
    assert code.run(["kalbar"]) == 0
    said = capsys.readouterr().out.strip()
    assert (len(said), said.isdigit()) == (6, True)


@pytest.mark.parametrize("name", ["dedi", "tidak-ada"])
def test_it_tells_nothing_of_anybody_else(name: str) -> None:
    with pytest.raises(CliError, match="no official of the demo"):
        code.run([name])
