"""Names that everybody knows for one thing: the US is the United States, the Oscars are the Academy Awards."""

import re
from functools import lru_cache

# Each row: how one is written, as patterns. No companies and no people: these change names, and with that their story.
_ROWS = (
    (
        r"U\.?S\.?(?:A\.?)?(?!\w)",
        r"United States",
        r"(?<!South )(?<!Latin )(?<!Central )(?<!North )(?<!of )America",
        r"(?<!South )(?<!Latin )(?<!Central )(?<!North )Americans?",
    ),
    (r"U\.?K\.?(?!\w)", r"United Kingdom", r"(?:Great |Team )?Britain", r"(?:Team )?GB", r"British|Britons?"),
    (r"UAE|U\.A\.E\.", r"United Arab Emirates", r"(?:the )?Emirates", r"Emiratis?"),
    (r"USSR|U\.S\.S\.R\.", r"Soviet Union", r"Soviets?"),
    (r"Czech Republic", r"Czechia", r"Czechs?"),
    (r"T(?:urkey|ürkiye|urkiye)", r"Turk(?:s|ish)?"),
    (r"Netherlands", r"Holland", r"Dutch"),
    (r"Myanmar", r"Burma", r"Burmese"),
    (r"Ivory Coast", r"C[oô]te d['’]Ivoire", r"Ivorians?"),
    (r"D\.?R\.? Congo|DRC|DR Congo", r"Democratic Republic of (?:the )?Congo"),
    (r"Eswatini", r"Swaziland"),
    (r"North Korea", r"DPRK", r"Pyongyang"),
    (r"Academy Awards?", r"Oscars?"),
    (r"Grammys?", r"Grammy Awards?"),
    (r"Emmys?", r"Emmy Awards?"),
    (r"Golden Globes?", r"Golden Globe Awards?"),
    (r"Tonys", r"Tony Awards?"),
    (r"Nobels?", r"Nobel Prizes?"),
    (r"Africa Cup of Nations", r"A(?:FCON|fcon)"),
    (r"French Open", r"Roland[- ]Garros"),
    (r"Conservatives?", r"Conservative Party", r"Tor(?:y|ies)"),
    (r"Republicans?", r"Republican Party", r"GOP"),
    (r"Liberal Democrats?", r"Lib ?Dems?"),
)


def also_called(name: str, text: str) -> bool:
    """Whether the text names by another of its names what is named so."""
    other = _others(re.sub(r"^[Tt]he ", "", name))
    return other is not None and other.search(text) is not None


_PRIZE = re.compile(r"(?:the )?(?P<short>[A-Z][\w’'-]+)(?: Memorial)? (?:Prize|Trophy|Award|Medal)s?")
_BEST = re.compile(r"(?:the )?Best (?P<what>\w+ \w+(?: \w+)*?)(?: (?:Film|Picture|Movie|Category|Award))?")


def called_by_a_part(name: str, text: str) -> bool:
    """Whether the text names a prize or what it is given for by a part of its name: "the Orne" for the Orne Prize, "the
    international film" for Best International Film."""
    prize, best = _PRIZE.fullmatch(name), _BEST.fullmatch(name)
    if prize and re.search(rf"\b[Tt]he {re.escape(prize['short'])}\b(?! [A-Z])", text):
        return True
    return best is not None and re.search(rf"\b{re.escape(best['what'])}\b", text, re.I) is not None


@lru_cache(maxsize=256)
def _others(name: str) -> re.Pattern[str] | None:
    for row in _ROWS:
        if any(re.fullmatch(form, name) for form in row):
            return re.compile(r"(?<!\w)(?:" + "|".join(row) + r")(?!\w)")
    return None
