"""A call of each action on achievements, for an actor who lacks the permission."""

from typing import Final

from tests import build
from tests.events.action_case import ActionCase
from tests.showcase import achieving

_ACTIONS: Final = "kimid.showcase.actions.achievements"
_CONFIRMATIONS: Final = "kimid.showcase.actions.confirmations"
_PAPERS: Final = "kimid.showcase.actions.achievement_papers"

ACTS: Final[dict[str, ActionCase]] = {
    f"{_ACTIONS}.write_achievement": lambda: (
        build.kim().site,
        {"data": achieving.achievement_data()},
    ),
    f"{_ACTIONS}.change_achievement": lambda: (
        achieving.draft(build.kim()),
        {"data": achieving.achievement_data()},
    ),
    f"{_ACTIONS}.publish_achievement": lambda: (achieving.draft(build.kim()), {}),
    f"{_ACTIONS}.withdraw_achievement": lambda: (
        achieving.shown(build.kim()),
        {"why": "Salah tahun."},
    ),
    f"{_ACTIONS}.show_achievement_again": lambda: (achieving.shown(build.kim()), {}),
    f"{_ACTIONS}.renew_achievement_photo": lambda: (build.photo(build.kim()), {"old": "2" * 16}),
    f"{_CONFIRMATIONS}.ask_office": lambda: (achieving.draft(build.kim()), {}),
    f"{_CONFIRMATIONS}.verify": lambda: (achieving.shown(build.kim()), {"base": ""}),
    f"{_CONFIRMATIONS}.ask_other_proof": lambda: (
        achieving.shown(build.kim()),
        {"why": "Halaman dua."},
    ),
    f"{_CONFIRMATIONS}.ask_by_link": lambda: (
        achieving.shown(build.kim()),
        {"holder_name": "Ibu Maya Sari"},
    ),
    f"{_CONFIRMATIONS}.confirm_by_link": lambda: (
        achieving.shown(build.kim()),
        {"name": "Ibu Maya Sari", "role": "panitia", "how_known": "Saya di sana.", "base": ""},
    ),
    f"{_PAPERS}.add_proof": lambda: (
        achieving.draft(build.kim()),
        {"name": "p" * 16, "page_count": 1, "size_bytes": 1},
    ),
    f"{_PAPERS}.drop_proof": lambda: (achieving.draft(build.kim()), {"name": "p" * 16}),
}
