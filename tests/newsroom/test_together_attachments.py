"""What hangs on a story hangs on it still when two wordings are united, but for what somebody took off on purpose."""

from kimid.lib.attachment import Attached
from kimid.newsroom.models import Story
from kimid.newsroom.together import Together


def _paper(name: str, title: str = "Surat") -> Attached:
    return Attached(name=name, kind="document", title=title, size=1, weight=1000)


def _story(*papers: Attached) -> Story:
    return Story(title="A", lead="B.", attachments=list(papers))


def test_papers_of_both_are_kept_and_those_taken_off_are_gone() -> None:
    base = _story(_paper("a"), _paper("b"), _paper("c"))
    theirs = _story(_paper("a"), _paper("c", "Undangan"), _paper("d"))
    mine = _story(_paper("a", "SK"), _paper("b"), _paper("c"), _paper("e"))

    hung = Together(base, theirs, mine).words().attachments

    assert hung == (_paper("a", "SK"), _paper("c", "Undangan"), _paper("d"), _paper("e"))
