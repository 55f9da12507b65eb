"""The second step, with the right to write: a branch and a proposal from what the first left, or an answer."""

from __future__ import annotations

import subprocess
from pathlib import Path

from site_builder.handing_in.result import Refused, Result
from site_builder.texts import Texts

_NAME = "site-builder"
_MAIL = "41898282+github-actions[bot]@users.noreply.github.com"
_BODY = ("--body-file", "-")


def propose(result: Result, root: Path, texts: Texts) -> str:
    """Commit the records on their branch, push it, and open the proposal or bring it up to date; answer in the issue.

    Runs `git` and GitHub's `gh`, without a shell. Returns the address of the proposal, empty where there is none.
    """
    if result.failed or not commit(result, root):
        _gh(root, "issue", "comment", str(result.number), *_BODY, text=result.text)
        return ""
    _run(root, "gh", "auth", "setup-git")
    _git(root, "push", "--quiet", "--force", "origin", f"HEAD:refs/heads/{result.branch}")
    address = _gh(root, "pr", "list", "--head", result.branch, "--state", "open", "--json", "url", "--jq", ".[].url")
    if address:
        _gh(root, "pr", "edit", result.branch, "--title", result.title, *_BODY, text=result.text)
    else:
        address = _gh(root, "pr", "create", "--head", result.branch, "--title", result.title, *_BODY, text=result.text)
    address = address.splitlines()[-1] if address else ""
    reply = texts.gettext(
        "Thank you. Your workbook could be read; the officers now look at what changes: {address}"
    ).format(address=address)
    _gh(root, "issue", "comment", str(result.number), *_BODY, text=reply)
    return address


def commit(result: Result, root: Path) -> bool:
    """Put the records on their branch, begun anew from what is checked out; False where nothing changes.

    Raises Refused where a record's place leads out of the region.
    """
    real = root.resolve()
    changed = []
    for path, text in result.files.items():
        target = root / path
        if target.is_symlink() or not target.parent.resolve().is_relative_to(real / "data"):
            raise Refused(path)
        if not target.is_file() or target.read_bytes() != text.encode():
            changed.append(path)
    if not changed:
        return False
    _git(root, "switch", "--quiet", "--force-create", result.branch)
    for path in changed:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(result.files[path].encode())
    _git(root, "add", "--", *changed)
    who = ("-c", f"user.name={_NAME}", "-c", f"user.email={_MAIL}")
    _git(root, *who, "commit", "--quiet", "--no-verify", "--message", f"{result.title} (#{result.number})")
    return True


def _git(root: Path, *arguments: str) -> str:
    return _run(root, "git", *arguments)


def _gh(root: Path, *arguments: str, text: str | None = None) -> str:
    return _run(root, "gh", *arguments, text=text)


def _run(root: Path, *command: str, text: str | None = None) -> str:
    done = subprocess.run(
        command, cwd=root, input=text, stdout=subprocess.PIPE, check=True, text=True, encoding="utf-8", timeout=120
    )
    return done.stdout.strip()
