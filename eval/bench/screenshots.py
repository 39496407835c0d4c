"""The README's pictures of the page, over the sample articles.

    counterpoint index examples --index examples.index
    python -m eval.bench.screenshots --index examples.index [--out docs]

Writes disputed.png (an answer that the sources dispute, its first quote open in the reader), refusal.png and
disagreements.png (all of the corpus).
"""

import argparse
from pathlib import Path

from eval.bench.page import asked, browser, ready, served

_DISPUTED = "How many people died in the 2020 war?"
_REFUSED = "How many ships were sunk in the 2020 war?"
_LAPTOP = {"width": 1280, "height": 800}
# What fades in or scrolls has come to rest by then.
_REST = 800


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--index", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path("docs"))
    args = parser.parse_args()
    args.out.mkdir(exist_ok=True)
    with browser() as chromium, served(args.index.resolve()) as server:
        ready(server)
        page = chromium.new_page(viewport=_LAPTOP)  # type: ignore[arg-type]  # a TypedDict of two numbers
        asked(page, server, _DISPUTED)
        page.locator(".cp-ref").first.click()
        page.wait_for_selector("#cp-article .cp-here")
        page.wait_for_timeout(_REST)
        page.screenshot(path=args.out / "disputed.png")
        page.close()

        page = chromium.new_page(viewport=_LAPTOP)  # type: ignore[arg-type]
        asked(page, server, _REFUSED)
        page.click(".cp-nearest summary")
        page.wait_for_timeout(_REST)
        page.screenshot(path=args.out / "refusal.png")
        page.close()

        page = chromium.new_page(viewport=_LAPTOP)  # type: ignore[arg-type]
        page.goto(server.address)
        page.click("role=tab[name=Disagreements]")
        page.wait_for_selector(".cp-survey")
        page.wait_for_timeout(_REST)
        page.screenshot(path=args.out / "disagreements.png")
        page.close()


if __name__ == "__main__":
    main()
