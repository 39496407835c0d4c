"""Counts that a later sentence brings up to date: "At night the committee raised its count to 17"."""

import re

_NOUN = r"(?:death )?(?:tolls?|counts?|numbers?|figures?|tally|tallies|estimates?)"
REVISION = re.compile(
    rf"\b(?:rais(?:ed|es|ing)|revis(?:ed|es|ing)|updat(?:ed|es|ing)|lower(?:ed|s|ing)|corrected|brought|increased) "
    rf"(?:up |down )?(?:the|its|his|her|their|that|this) (?:\w+ )?{_NOUN}\b|"
    rf"\b{_NOUN} (?:\w+ )?(?:has|have|had) (?:since )?(?:risen|climbed|grown|increased|gone up|stood at|been put at)\b|"
    rf"\b(?:its|their|his|her) {_NOUN} (?:had |has )?(?:stood|stands|rose|climbed)\b",
    re.I,
)


def revises(one: str, other: str) -> bool:
    """Whether one of two sentences says that it brings a count up to date, and not both."""
    return (REVISION.search(one) is None) != (REVISION.search(other) is None)
