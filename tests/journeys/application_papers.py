"""Run as a program: does what the worker does with the papers of applications that wait."""

import django


def read_papers() -> None:
    """Read every paper that waits."""
    from kimid.applications.models import PaperFile
    from kimid.applications.reactions import read_paper
    from kimid.events.models import Event

    waiting = set(PaperFile.objects.filter(page_count=0, refusal="").values_list("name", flat=True))
    for event in Event.objects.filter(kind="application.paper_added"):
        if event.data["paper"] in waiting:
            read_paper.call(event.pk)


if __name__ == "__main__":
    django.setup(set_prefix=False)
    read_papers()
