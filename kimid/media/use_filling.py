"""For migrations: the uses of files, read from rows that were there before uses were noted."""

from collections.abc import Iterable
from itertools import batched
from typing import Any, Final, NamedTuple

_AT_ONCE: Final = 500


class UsedFiles(NamedTuple):
    """The names of what one row uses, and of what readers see through it."""

    site: int
    pk: int
    used: frozenset[str]
    public: frozenset[str] = frozenset()


def fill_uses(apps: Any, subject: str, rows: Iterable[UsedFiles]) -> None:
    """Note what these rows use; `subject` is the label of their model. May run twice."""
    known: dict[tuple[int, str], tuple[str, int]] = {}
    for kind in ("Photo", "Attachment"):
        files = apps.get_model("media", kind)._base_manager
        for site, name, pk in files.values_list("site", "name", "pk"):
            known[site, name] = kind, pk
    for some in batched(rows, _AT_ONCE):
        uses: dict[str, list[Any]] = {"Photo": [], "Attachment": []}
        for row in some:
            for name in sorted(row.used | row.public):
                if (row.site, name) in known:
                    kind, pk = known[row.site, name]
                    use = apps.get_model("media", f"{kind}Use")
                    uses[kind].append(_use(use, pk, subject, row, is_public=name in row.public))
        for kind, made in uses.items():
            manager = apps.get_model("media", f"{kind}Use")._base_manager
            manager.bulk_create(made, ignore_conflicts=True)


def _use(use: Any, file: int, subject: str, row: UsedFiles, *, is_public: bool) -> Any:
    return use(
        file_id=file,
        site_id=row.site,
        subject=subject,
        subject_id=row.pk,
        is_public=is_public,
    )


def names_of(*lists: Iterable[Any]) -> frozenset[str]:
    """The names of pictures and attachments, as rows store them."""
    return frozenset(each["name"] for files in lists for each in files if each)
