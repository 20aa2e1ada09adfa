"""`write_docs`: write the pages of docs/ that come from the code; with `--check` only say whether
they are current.
"""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from kimid.web.generated_docs import PAGES


class Command(BaseCommand):
    help = "Write those pages of docs/ that come from the code."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--check", action="store_true", help="write nothing; fail when a page is not current"
        )

    def handle(self, *, check: bool, **_: Any) -> None:
        folder = Path(settings.ROOT) / "docs"
        old = [name for name, page in PAGES.items() if _read(folder / name) != page()]
        if check and old:
            raise CommandError(f"not current: {', '.join(old)}. Run python -m django write_docs.")
        for name in old:
            (folder / name).write_text(PAGES[name](), encoding="utf-8")
            self.stdout.write(f"docs/{name}")


def _read(file: Path) -> str:
    return file.read_text(encoding="utf-8") if file.exists() else ""
