"""What the first migration of the register names. Applications are in `kimid.applications`."""

from kimid.lib import codes


def new_code() -> str:
    """A code that cannot be guessed."""
    return codes.public_id(12)
