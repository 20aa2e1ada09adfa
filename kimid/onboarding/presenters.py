"""What people read of lists: the page of a list shows each row and what became of it."""

from kimid.events.presenters import leave_out

leave_out(
    "of an office: the page of the list shows its columns, its rows and what became of them",
    "import.begun",
    "import.columns_chosen",
    "import.place_chosen",
    "import.started",
    "kim.imported",
)
