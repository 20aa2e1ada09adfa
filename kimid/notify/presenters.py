"""Nobody reads in words what became of notices: the bell and the settings show it."""

from kimid.events.presenters import leave_out

leave_out(
    "of a person or an office: the page of their settings shows it",
    "notices.address_confirmed",
    "notices.chosen",
    "notices.mailbox_set",
    "notices.mails_stopped",
)
leave_out("somebody read their notices; nothing changes", "notices.read")
