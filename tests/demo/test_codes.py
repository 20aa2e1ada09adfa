"""The digits of an app for codes, against the examples of RFC 6238."""

import base64

import pytest

from kimid.demo.codes import digits

SECRET = base64.b32encode(b"12345678901234567890").decode()


@pytest.mark.parametrize(
    ("at", "code"),
    [(59, "287082"), (1111111109, "081804"), (1234567890, "005924"), (20000000000, "353130")],
)
def test_the_digits_are_those_of_the_standard(at: int, code: str) -> None:
    assert digits(SECRET, at) == code
