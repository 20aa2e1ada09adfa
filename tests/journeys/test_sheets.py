"""What is sent of a stylesheet is read by a browser as what is written."""

from typing import Any

import pytest
from playwright.sync_api import Browser

from kimid.ui.stylesheets import CSS_FILES, STYLESHEETS, stylesheet

# Every rule with the layers and conditions around it, in order. Blanks that say nothing are left
# out: in values with a `var()` they stay as they were written.
_RULES = r"""(source) => {
  const all = new CSSStyleSheet();
  all.replaceSync(source);
  const plain = (text) =>
    text.replace(/\s+/g, " ").replace(/([(,:]) /g, "$1").replace(/ ([),])/g, "$1");
  const inside = (rule, around) =>
    rule instanceof CSSStyleRule || !rule.cssRules
      ? [[...around, plain(rule.cssText)]]
      : [...rule.cssRules].flatMap((each) => inside(each, [...around, headOf(rule)]));
  const headOf = (rule) => plain(rule.name ?? rule.conditionText);
  return [...all.cssRules].flatMap((rule) => inside(rule, []));
}"""


@pytest.mark.parametrize("name", STYLESHEETS)
def test_a_browser_reads_in_a_sheet_what_its_files_say(chromium: Browser, name: str) -> None:
    written = "".join(CSS_FILES[part].read_text() for part in STYLESHEETS[name])
    page = chromium.new_page()

    read: list[list[Any]] = [
        page.evaluate(_RULES, source) for source in (written, stylesheet(name))
    ]
    page.close()

    assert len(read[0]) > 1
    assert read[1] == read[0]
