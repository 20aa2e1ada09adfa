"""Every change of the register, and of what hangs on the sites of its KIM."""

from kimid.registry.actions.entering import FirstOfficer, record_decree, register
from kimid.registry.actions.walls import Wall, hang_picture

__all__ = ["FirstOfficer", "Wall", "hang_picture", "record_decree", "register"]
