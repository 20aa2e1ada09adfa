"""The texts that people type about posts in offices."""

from typing import Final

NOT_PUBLIC: Final = {
    "offices.PostChange": "moved_to letter_number",  # the office and the one above read them
}
