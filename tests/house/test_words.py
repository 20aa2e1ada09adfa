"""One thing has one word on all screens; docs/words.md is the judge."""

import re
from typing import Final

from tests.house.walking import HOUSE, files, name_of

# The K of KIM is komunitas, since 2022. A decree is berlaku until it is berakhir. A story is a
# kabar, and what is put right in it a koreksi; only a published result has its ralat.
NOT_SAID: Final = re.compile(
    r"kelompok informasi|SK (?:sah|habis)|habis dalam"
    r" \d|\bberita(?:nya)?\b|\bralat(?:nya)?\b|\b(?:me|di)ralat",
    re.IGNORECASE,
)
# Addresses and names of files, the kind of that name, and a paper.
ELSE: Final = re.compile(
    r'/berita|\bberita[/\\-]|"berita"|[`(]berita[`)]|ralat/|"ralat"|berita acara|NEWS = .*',
    re.IGNORECASE,
)


def test_a_kim_a_story_and_what_is_put_right_in_it_have_one_name() -> None:
    screens = [
        file
        for ending in (".py", ".html", ".js", ".json")
        for file in files(ending)
        if "demo" not in file.parts
    ]
    said = [
        f"{name_of(file)}:{number} {found[0]}"
        for file in screens
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        for found in NOT_SAID.finditer(ELSE.sub("", line))
        if "ralat" not in found[0].lower() or "evaluation" not in file.relative_to(HOUSE).parts
    ]

    assert said == []
