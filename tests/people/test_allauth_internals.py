"""The internals of django-allauth: which ones kimid uses, and that one module alone uses them."""

import ast
from importlib import import_module
from pathlib import Path
from typing import Final

from allauth.account.adapter import DefaultAccountAdapter

from tests.house.walking import HOUSE, ROOT, files, name_of

ADAPTER: Final = "kimid/people/allauth_internals.py"
INTERNALS: Final = {
    ("allauth.account.internal.flows.login", "record_authentication"),
    ("allauth.mfa.base.internal.flows", "post_authentication"),
    ("allauth.mfa.recovery_codes.internal.auth", "RecoveryCodes"),
    ("allauth.mfa.totp.internal.auth", "TOTP"),
    ("allauth.mfa.webauthn.internal.auth", "WebAuthn"),
    ("allauth.mfa.webauthn.internal.auth", "begin_authentication"),
    ("allauth.mfa.webauthn.internal.auth", "begin_registration"),
}


def _internals(file: Path) -> set[tuple[str, str]]:
    """What a file imports of internal modules: each module with the name it takes from there."""
    imports = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            imports |= {(node.module or "", each.name) for each in node.names}
        elif isinstance(node, ast.Import):
            imports |= {(each.name, "") for each in node.names}
    return {each for each in imports if _is_internal(".".join(each))}


def _is_internal(path: str) -> bool:
    parts = path.split(".")
    return parts[0] == "allauth" and "internal" in parts


def test_these_internals_are_in_use_and_this_release_has_them() -> None:
    assert _internals(ROOT / ADAPTER) == INTERNALS
    assert [each for each in INTERNALS if not hasattr(import_module(each[0]), each[1])] == []


def test_the_hooks_that_count_sign_ins_are_where_they_were() -> None:
    assert hasattr(DefaultAccountAdapter, "pre_authenticate")
    assert hasattr(DefaultAccountAdapter, "_rollback_login_failed_rl_usage")


def test_no_other_module_imports_internals() -> None:
    python_files = files(".py", HOUSE, *(ROOT / name for name in ("tests", "bench", "demo", "ops")))
    others = [name_of(file) for file in python_files if _internals(file)]
    assert others == [ADAPTER]
