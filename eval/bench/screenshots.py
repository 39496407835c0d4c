"""The README's pictures of the page, over the sample articles.

    counterpoint index examples --index examples.index
    python -m eval.bench.screenshots --index examples.index [--out docs]

Writes page.png (an answer that the sources dispute, its first quote open in the reader), disagreements.png (those of
all articles), articles.png (the corpus, one outlet picked out), refusal.png (dark) and phone.png.
"""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from eval.bench.page import asked, browser, ready, served

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

_DISPUTED = "How many workers joined the walkout?"
_REFUSED = "How many ships were sunk in the 2020 war?"
_LAPTOP = (1280, 800)
_PHONE = (390, 780)
# What fades in or scrolls has come to rest by then.
_REST = 800


@contextmanager
def _picture(
    chromium: "Browser", path: Path, size: tuple[int, int] = _LAPTOP, dark: bool = False
) -> Iterator["Page"]:
    """A page to bring into shape; the picture is taken when the block ends."""
    page = chromium.new_page(
        viewport={"width": size[0], "height": size[1]},
        color_scheme="dark" if dark else "light",
        device_scale_factor=1.5,
    )
    yield page
    page.mouse.move(0, 0)
    page.wait_for_timeout(_REST)
    page.screenshot(path=path)
    page.close()


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--index", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path("docs"))
    args = parser.parse_args()
    args.out.mkdir(exist_ok=True)
    with browser() as chromium, served(args.index.resolve()) as server:
        ready(server)
        with _picture(chromium, args.out / "page.png") as page:
            asked(page, server, _DISPUTED)
            page.locator(".cp-ref").first.click()
            page.wait_for_selector("#cp-article .cp-here")
            page.wait_for_timeout(_REST)
            page.evaluate("scrollTo(0, 0)")  # the question and its two sides, not the quotes below
        with _picture(chromium, args.out / "disagreements.png") as page:
            page.goto(server.address)
            page.click("role=tab[name=Disagreements]")
            page.click("[data-kind=figure]")
        with _picture(chromium, args.out / "articles.png") as page:
            page.goto(server.address)
            page.click("role=tab[name=Articles]")
            page.locator("[data-filter=outlet]").first.click()
        with _picture(chromium, args.out / "refusal.png", dark=True) as page:
            asked(page, server, _REFUSED)
            page.click(".cp-nearest summary")
        with _picture(chromium, args.out / "phone.png", _PHONE) as page:
            asked(page, server, _DISPUTED)


if __name__ == "__main__":
    main()
