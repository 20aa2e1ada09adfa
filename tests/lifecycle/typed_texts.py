"""The texts that an office writes about the life of a group, and a group to its office."""

from typing import Final

NOT_PUBLIC: Final = {
    "lifecycle.CoachingVisit": "result next_step letter_number",
    "lifecycle.Revival": "plan note",
    "lifecycle.Suspension": "words appeal answer end_note",
    "lifecycle.Quarantine": "words note",
}
