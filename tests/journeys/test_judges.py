"""Every kind of page before judges from outside: axe for accessibility in light and dark, html-validate for the markup.

They are installed by `npm ci` in `ops/web-checks`.
"""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, Page

from tests.journeys.conftest import LAPTOP, PHONE
from tests.journeys.house import ROOT, House
from tests.journeys.kinds import walk
from tests.journeys.visitor import Visitor

JUDGES: Final = ROOT / "ops" / "web-checks" / "node_modules"
pytestmark = pytest.mark.skipif(
    not (JUDGES.exists() and shutil.which("node")), reason="the judges are not installed; in ops/web-checks: npm ci"
)

_ASK_AXE: Final = """async () => {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const said = await axe.run({ runOnly: tags });
  return said.violations.map(each => `${each.id}: ${each.nodes.map(node => node.target.join(' ')).slice(0, 3).join(', ')}`);
}"""
_PEOPLE: Final = ("rina", "hasan", "kuburaya", "pusat")


def _starts(house: House) -> list[str]:
    labels = ("teluk-kapuas", "", "kalimantan-barat", "kab-kubu-raya", "sungai-raya-611201", "teluk-kapuas-6112012012")
    return [house.public(label) + "/" for label in labels]


def _objections(page: Page, axe: str) -> list[str]:
    """What axe says of the page with all its folds open, in both schemes."""
    page.locator("details").evaluate_all("folds => folds.forEach(fold => { fold.open = true })")
    found = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.evaluate(axe)
        found += [f"{scheme} {words}" for words in page.evaluate(_ASK_AXE)]
    page.emulate_media(color_scheme="light")
    return found


@pytest.mark.parametrize("size", [PHONE, LAPTOP], ids=["phone", "laptop"])
@pytest.mark.parametrize("who", ["a reader", *_PEOPLE])
def test_every_kind_of_page_is_open_to_everybody_and_well_formed(
    who: str, size: tuple[int, int], chromium: Browser, house: House, tmp_path: Path
) -> None:
    context = chromium.new_context(viewport={"width": size[0], "height": size[1]}, locale="id-ID")
    page = context.new_page()
    starts = _starts(house)
    if who in _PEOPLE:
        Visitor(page, house, None).sign_in(who)
        starts = [page.url, f"{house.ruang}/ui/", f"{house.ruang}/ui/publik/"]
    axe = (JUDGES / "axe-core" / "axe.min.js").read_text()
    found: dict[str, list[str]] = {}
    for number, (kind, url, source) in enumerate(walk(page, *starts)):
        (tmp_path / f"{number:03d}-{kind.replace(' ', '-')}.html").write_text(source)
        if objections := _objections(page, axe):
            found[f"{kind} {url}"] = objections
    context.close()
    found |= _faults(tmp_path)
    assert found == {}, json.dumps(found, indent=1)


def _faults(folder: Path) -> dict[str, list[str]]:
    """What html-validate says of the pages in this folder."""
    config = ROOT / "ops" / "web-checks" / "htmlvalidate.json"
    command = ["node", str(JUDGES / "html-validate" / "bin" / "html-validate.mjs")]
    done = subprocess.run(
        [*command, "--formatter=json", f"--config={config}", str(folder)], capture_output=True, text=True, check=False, cwd=folder
    )
    said: list[dict[str, Any]] = json.loads(done.stdout or "[]")
    return {
        f"markup of {Path(page['filePath']).stem}": [f"{each['ruleId']}: {each['message']}" for each in page["messages"][:5]]
        for page in said
        if page["messages"]
    }
