"""What an office reads of the wire among the changes on a site."""

from kimid.events.presenters import Presenter, leave_out, register_presenters

register_presenters(Presenter("item.sent_on", "Kabar diteruskan dinas sebelum diperiksa"))
leave_out("until December 2026 kimid drew it with each publication", "story.card_drawn")
leave_out(
    "of a portal: its desk shows what stands in front, and what is hidden and why",
    "placement.featured",
    "placement.hidden",
    "placement.shown",
    "placement.unfeatured",
    "placement.put_right",
    "item.sending_undone",
)
leave_out("of a region: its page of words lists them", "search.words_added", "search.words_removed")
