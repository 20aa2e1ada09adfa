"""Every change of the register, and of what hangs on the sites of its KIM."""

from kimid.registry.actions.applying import (
    MOST_FILES,
    Founder,
    Incomplete,
    NotOpen,
    TooManyFiles,
    add_paper,
    begin,
    drop_paper,
    fill,
    let_founder_in,
    send,
)
from kimid.registry.actions.checking import (
    NotYet,
    answer_as_head,
    ask_back,
    ask_head_of_village,
    compare,
    hand_up,
    look_at,
    refuse,
    verify,
)
from kimid.registry.actions.entering import FirstOfficer, record_decree, register
from kimid.registry.actions.moving import follow, note_change, rename_portal, succeed
from kimid.registry.actions.policy import decide, leave_to_above
from kimid.registry.actions.walls import Wall, hang_picture

__all__ = [
    "MOST_FILES",
    "FirstOfficer",
    "Founder",
    "Incomplete",
    "NotOpen",
    "NotYet",
    "TooManyFiles",
    "Wall",
    "add_paper",
    "answer_as_head",
    "ask_back",
    "ask_head_of_village",
    "begin",
    "compare",
    "decide",
    "drop_paper",
    "fill",
    "follow",
    "hand_up",
    "hang_picture",
    "leave_to_above",
    "let_founder_in",
    "look_at",
    "note_change",
    "record_decree",
    "refuse",
    "register",
    "rename_portal",
    "send",
    "succeed",
    "verify",
]
