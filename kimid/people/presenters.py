"""Nobody reads in words what somebody did to their own account: its page shows how it is now."""

from kimid.events.presenters import leave_out

leave_out(
    "of an account: its page shows what it has now, and notices say what changed",
    "account.locked",
    "card.made",
    "codes.made",
    "device.let_go",
    "factor.added",
    "factor.asked",
    "factor.removed",
)
leave_out("of an account that is nobody's any more", "person.erased")
