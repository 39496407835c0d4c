"""Whether an index is whole: the database, each article as it was indexed, the caches made of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from index.errors import CounterpointError
from index.holding.changes import fingerprint
from index.store import Store

# What mends any fault that `doctor` finds.
_REPAIR = "Run: counterpoint doctor --repair"


@dataclass(frozen=True, slots=True)
class Finding:
    """One check of `doctor`: what was looked at, whether it is well, and what to do where it is not."""

    ok: bool
    what: str
    advice: str = ""


def examined(store: Store, dense_fault: Callable[[], str]) -> tuple[Finding, ...]:
    """A finding for each check; `dense_fault` says what is wrong with the dense cache, "" where nothing is."""
    findings = []
    for name, look in (
        ("database", _database_fault),
        ("changes", _changes_fault),
        ("articles", _articles_fault),
        ("lexical index", Store.lexical_fault),
        ("dense index", lambda _: dense_fault()),
    ):
        try:
            with store.reading():
                wrong = look(store)
        except CounterpointError as error:
            wrong = str(error)
        findings.append(Finding(not wrong, f"{name}: {wrong or 'ok'}", _REPAIR if wrong else ""))
    findings.append(Finding(True, f"model: {store.model}, {store.dim} dimensions"))
    return tuple(findings)


def _database_fault(store: Store) -> str:
    well = store.integrity()
    return "" if well == "ok" else well


def _changes_fault(store: Store) -> str:
    lost = store.changes_lost()
    return f"the last {lost} are lost: index again what was added then" if lost else ""


def _articles_fault(store: Store) -> str:
    digests = store.digests()
    changed = {a.id for a in store.articles() if digests[a.id] != fingerprint(a, store.model)}
    wrong = sorted(changed.union(store.unsealed()))
    return f"{len(wrong)} of {len(digests)} not as indexed ({', '.join(wrong[:5])})" if wrong else ""
