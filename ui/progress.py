"""Progress of long steps: a bar on a terminal, plain lines elsewhere."""

import sys
import time
from collections.abc import Callable
from types import TracebackType
from typing import Protocol, TextIO

# Lines elsewhere than on a terminal come at most this often, so that a log stays readable.
_SECONDS_BETWEEN_LINES = 5.0


class Bar(Protocol):
    """The part of tqdm used here."""

    n: int
    total: int | None

    def refresh(self) -> object: ...  # noqa: D102
    def close(self) -> object: ...  # noqa: D102


class Reporter:
    """A `Progress` (stage, done, total) that writes to `out`; close it, or use it in a `with`."""

    def __init__(self, out: TextIO, quiet: bool = False, clock: Callable[[], float] = time.monotonic) -> None:
        self._out = out
        self._quiet = quiet
        self._clock = clock
        self._stage = ""
        self._bar: Bar | None = None
        self._last = 0.0

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Shows that `done` of `total` (0 where unknown) of this stage are done."""
        if self._quiet:
            return
        if self._out.isatty():
            self._draw(stage, done, total)
        else:
            self._write(stage, done, total)

    def _draw(self, stage: str, done: int, total: int) -> None:
        if stage != self._stage or self._bar is None:
            from tqdm import tqdm

            self.close()
            self._stage = stage
            self._bar = tqdm(total=total or None, desc=stage, file=self._out, leave=True, dynamic_ncols=True)
        self._bar.total = total or None
        self._bar.n = done
        self._bar.refresh()
        if total and done >= total:
            self.close()

    def _write(self, stage: str, done: int, total: int) -> None:
        now = self._clock()
        finished = bool(total) and done >= total
        if stage == self._stage and not finished and now - self._last < _SECONDS_BETWEEN_LINES:
            return
        self._stage, self._last = ("" if finished else stage), now
        self._out.write(f"{stage}: {done:,}/{total:,}\n" if total else f"{stage}: {done:,}\n")
        self._out.flush()

    def close(self) -> None:
        """Ends the bar that is being drawn."""
        if self._bar is not None:
            self._bar.close()
        self._bar, self._stage = None, ""

    def __enter__(self) -> "Reporter":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def terminal(quiet: bool) -> Reporter:
    """Progress on standard error."""
    return Reporter(sys.stderr, quiet)
