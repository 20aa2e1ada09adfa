"""Every change of the register, and of what hangs on the sites of its KIM."""

from kimid.registry.actions.entering import FirstOfficer, record_decree, register
from kimid.registry.actions.policy import decide, leave_to_above
from kimid.registry.actions.walls import Wall, hang_picture

__all__ = ["FirstOfficer", "Wall", "decide", "hang_picture", "leave_to_above", "record_decree", "register"]
