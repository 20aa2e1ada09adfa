"""The texts that people type about their account."""

from typing import Final

GATED: Final = {
    "people.Person": "name"  # JoinForm, and again when a story is published under it
}
NOT_PUBLIC: Final = {
    # Nobody types it, or it is checked to be no text.
    "people.Person": "password username phone email",
    "people.LockCard": "code_hash",
    "people.Device": "session_key browser",
}
