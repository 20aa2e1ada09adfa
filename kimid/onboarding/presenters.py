"""What people read of lists: the page of a list shows each row and what became of it."""

from functools import partial

from kimid.events.models import Event
from kimid.events.presenters import Presenter, leave_out, register_presenters


def _compared(event: Event) -> str:
    typed = event.data.get("before", {}).get("number", event.data["decree"])
    was = f", di daftar tertulis {typed}" if typed != event.data["decree"] else ""
    return f"SK dicocokkan dengan suratnya: {event.data['decree']}{was}"


_kim = partial(Presenter, change="Data KIM diubah")

register_presenters(
    _kim("kim.decree_compared", in_kim_history=_compared),
    _kim("kim.decree_refused", in_kim_history="SK di daftar dicoret: {decree}. {reason}"),
)

leave_out(
    "of an office: the page of the list shows its columns, its rows and what became of them",
    "import.begun",
    "import.columns_chosen",
    "import.place_chosen",
    "import.row_mended",
    "import.rows_answered",
    "import.started",
    "kim.imported",
)
leave_out(
    "of papers of decrees: the history of the KIM says what was compared with them",
    "decree.paper_added",
    "decree.paper_read",
    "decree.paper_refused",
    "decree.paper_placed",
    "decree.paper_dropped",
    "decree.paper_seen",
)
