"""A phone lays a page aside in the middle of its writing, as Safari does: what another tab wrote
meanwhile is not undone when the page comes back.
"""

from typing import Final

from tests.journeys import pocket
from tests.journeys.conftest import Come
from tests.journeys.house import soon

_MINE: Final = "Perahu sayur dari tab pertama"
_OTHERS: Final = "Perahu sayur dari tab kedua"
# Somebody else reads and writes the sheets of this phone: who wants to write them now waits.
_HOLD: Final = """() => new Promise(done => {
  indexedDB.open('kimid', 1).onsuccess = ({ target: { result: base } }) => {
    const rows = base.transaction('sheets', 'readwrite').objectStore('sheets');
    window.isHeld = true;
    const again = () => {
      done();
      if (window.isHeld) rows.count().onsuccess = again;
      else base.close();
    };
    again();
  };
})"""
_LET_GO: Final = "() => { window.isHeld = false; }"
# Another tab writes the same sheet, later than this page.
_WRITE_LATER: Final = """title => new Promise(done => {
  indexedDB.open('kimid', 1).onsuccess = ({ target: { result: base } }) => {
    const rows = base.transaction('sheets', 'readwrite').objectStore('sheets');
    rows.getAll().onsuccess = ({ target: { result: [row] } }) => {
      const fields = row.fields.map(([name, words]) => [name, name === 'title' ? title : words]);
      rows.put({ ...row, fields, title, at: Date.now() + 60_000 });
    };
    rows.transaction.oncomplete = () => { base.close(); done(); };
  };
})"""


def test_what_another_tab_wrote_while_the_page_was_away_stays(come: Come) -> None:
    dedi = come()
    page = dedi.page
    dedi.sign_in("dedi")
    pocket.write(dedi, "Perahu sayur")
    assert soon(lambda: pocket.LEAD in page.evaluate(pocket.SHEETS), seconds=20)

    page.evaluate(_HOLD)
    dedi.write("Judul", _MINE)
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))")
    page.evaluate(_LET_GO)
    page.evaluate(_WRITE_LATER, _OTHERS)
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")

    sheets = page.evaluate(pocket.SHEETS)
    assert _OTHERS in sheets
    assert _MINE not in sheets
