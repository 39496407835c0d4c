"""The question as it is put to a reader: in the words that readers were taught with.

People ask how many men an army lost, what came out of the talks and what somebody made of it; the questions that
readers learn from ask how many were killed, what the outcome was and what somebody said. The meaning stays: what is
understood of the question, and what is shown as understood, is of its own words.
"""

import re
from collections.abc import Sequence

from index.wordlists import words
from qa.asking.names import Name
from qa.asking.opening import without_consensus

# Whoever is lost is dead; seats, jobs and houses that are lost are not.
_PEOPLE = words(
    """soldier troop serviceman servicewoman man woman child people civilian fighter officer policeman sailor pilot
    marine ranger guard firefighter rescuer medic miner worker journalist passenger citizen villager resident member
    volunteer conscript recruit militant rebel insurgent peacekeeper"""
)
_DID = r"(?:do|does|did|has|have|had)"
_LOST = re.compile(
    rf"^how many (?P<who>[\w'’ -]+?) (?:{_DID} (?P<side>(?:the )?[\w'’ .-]+?) (?:lose|lost)|"
    rf"(?:have |had )?(?:fallen|fell)(?=\W*$| (?:in|at|since|during|on|by|near|around)\b)|were lost)(?P<rest>\b.*)$",
    re.I,
)
_OF_A_SIDE = re.compile(r"^(?:the )?(?P<name>[A-Z][\w'’-]+)(?: (?:side|army|military|forces))?$")
_ACCOUNTS = (
    r"(?:the |these |those )?(?:(?!of\b|in\b|from\b|by\b)[\w'’-]+ ){0,3}?"
    r"(?:figure|number|claim|toll|losse|report|account|casualtie|statement|version)"
)
_OF_WHAT = (
    r"(?:(?: (?:given|made|issued|put out|provided|published|stated|cited|announced|released)"
    r"| that [^?]{2,50}? (?:gave|give|gives|put out|reported|claimed|announced|stated|published))?"
    r"(?P<rest> (?:of|in|from|about|by) [^?]+?))?"
)
_A_DEAL = r"(?=(?:an? |the |any |some |that )?(?:[\w-]+ )?(?:deal|agreement|accord|pact|treaty)\b)"
_WHO = r"(?P<who>who|which (?:side|country|army|party|one))"
_SAME = [
    (re.compile(pattern, re.I), put)
    for pattern, put in (
        (r"^what (?:came|has come|comes) out of\b", "What was the outcome of"),
        (r"^what(?:'s| is| was|’s) the upshot of\b", "What was the outcome of"),
        (
            r"^(?:the )?(?:start|starting|beginning) date of (?:the )?(?P<what>.+?)\W*$",
            r"When did the \g<what> start?",
        ),
        (r"^(?:the )?(?:end|ending) date of (?:the )?(?P<what>.+?)\W*$", r"When did the \g<what> end?"),
        (r"^(?:start|starting) date (?P<what>.+?)\W*$", r"When did the \g<what> start?"),
        (r"^end date (?P<what>.+?)\W*$", r"When did the \g<what> end?"),
        (r"^how come\b", "Why"),
        (
            (
                rf"^{_WHO} (?:(?:fired|shot|opened fire) first|"
                r"was (?:the )?first to (?:shoot|(?:open )?fire))\b"
            ),
            r"\g<who> started the fighting",
        ),
        (
            rf"^{_WHO} fired the (?P<first>first|opening) shots? (?:of|in) (?P<what>[^?]+?)(?P<when> in [^?]*)?\W*$",
            r"From whom did the \g<first> shots of \g<what> come\g<when>?",
        ),
        (rf"^{_WHO} fired the (?:first|opening) shots?\b", r"\g<who> started the fighting"),
        (rf"^{_WHO} (?:set|touched|kicked) off the\b", r"\g<who> started the"),
        (r"^what (?P<do>do|does|did) (?P<who>.+?) make of\b", r"What \g<do> \g<who> say about"),
        (
            (
                r"^what(?:'s|’s| is| was) (?P<who>.+?)(?:'s|’s|(?<=s)['’]) "
                r"(?:take|view|position|stance|opinion|line|verdict) on\b"
            ),
            r"What did \g<who> say about",
        ),
        (
            (
                r"^what(?:'s|’s| is| was| were) (?P<who>.+?)(?:'s|’s|(?<=s)['’]) "
                r"(?:answer|reply|response|reaction|retort|rejoinder)s? to\b"
            ),
            r"How did \g<who> respond to",
        ),
        (
            r"^what (?P<do>do|does|did) (?P<who>.+?) (?:reply|answer|respond|retort) to\b",
            r"How \g<do> \g<who> respond to",
        ),
        (r"^where (?P<do>do|does|did) (?P<who>.+?) stand on\b", r"What \g<do> \g<who> say about"),
        (
            r"^what (?P<do>do|does|did) (?P<who>[^,]+?) (?:want|demand|ask for)(?=\W*$| in\b| on\b| after\b| from\b)",
            r"What \g<do> \g<who> call for",
        ),
        # "Did anybody die of it?" asks of an illness.
        (
            (
                r"^(?:did|has|have) (?P<who>any(?:one|body|\s[\w-]+(?: [\w-]+)?)|(?:some|no)(?:one|body)|people) "
                r"(?:died?|lose (?:his|her|their) li(?:fe|ves)|perish(?:ed)?)\b(?! (?:of|from|out)\b)"
            ),
            r"Was \g<who> killed",
        ),
        # Readers know it of the accounts of either side.
        (
            (
                r"^(?:could|can|did|has|have|was|were) "
                r"(?:(?:any(?:one|body)|some(?:one|body))(?: (?:else|independent|neutral))?|reporters|journalists) "
                r"(?:been able to |able to )?(?:independently )?(?:confirm|confirmed|verify|verified|check|checked) "
                rf"{_ACCOUNTS}s{_OF_WHAT}(?: independently)?\W*$"
            ),
            r"Did anyone verify the accounts\g<rest>?",
        ),
        (
            (
                rf"^(?:(?:have|has|were|was|are|is|could|can) {_ACCOUNTS}s?{_OF_WHAT}(?: been| be)? "
                r"(?:independently (?:verified|checked|confirmed)|(?:verified|checked|confirmed) (?:independently|"
                r"by (?:any(?:one|body)|(?:an |any )?(?:independent|neutral)[^?]*|(?:a )?third part(?:y|ies)))|"
                r"verified)"
                r"|(?:is|was) there (?:any )?independent (?:confirmation|verification|check) (?:of|for) "
                rf"{_ACCOUNTS}s?{_OF_WHAT.replace('rest', 'more')})\W*$"
            ),
            r"Did anyone verify the accounts\g<rest>\g<more>?",
        ),
        (
            r"^(?P<by>according to [^,]+, )?what (?P<is>is|are|was|were) (?P<who>[^,]+?) (?:really )?after\W*$",
            r"\g<by>What did \g<who> seek?",
        ),
        (r"^who(?:['’]s| is| was) (?:still |left |still left )on\b", "Who is on"),
        (
            r"^why (?:is|was|are|were) (?P<what>[^?]+?) (?:called|named) (?-i:(?P<name>[A-Z][^?]+?))\W*$",
            r"Why was \g<name> named so?",
        ),
        (r"^(?P<do>do|does|did) the guns fall silent\b", r"\g<do> the fighting stop"),
        (
            r"^who was elected (?:the )?(?:new )?president of (?P<where>(?-i:[A-Z])[\w’' -]+?)(?P<when> in\b.*|\W*)$",
            r"Who won the presidential election in \g<where>\g<when>",
        ),
        (
            (
                r"^how long did (?P<what>[^?]*\b(?:war|conflict|fighting|battle|clashes|hostilities|siege|strikes?|"
                r"protests?|violence|unrest)\b[^?]*?) last\b"
            ),
            r"How long did \g<what> go on",
        ),
        # Whether it was meant is told by what was aimed at.
        (
            r"^(?P<did>did|do|does) (?P<what>[^?]+?) (?:on purpose|intentionally)(?P<end>\W*)$",
            r"\g<did> \g<what>\g<end>",
        ),
        # Who ended it is told of the truce that did.
        (
            (
                r"^(?P<whose>who|whose [\w'’-]+(?: [\w'’-]+)?) (?:stopped|ended|halted) the "
                r"(?:shooting|fighting|clashes|violence|bloodshed|hostilities|gunfire)\b"
            ),
            r"\g<whose> brought about the truce",
        ),
        (
            (
                r"^(?P<was>was it [^?]+?) (?P<that>that|who) got (?P<whom>[^?]+?) to "
                r"(?:stop|cease|end) (?:shooting|fighting|the (?:shooting|fighting|clashes))\b"
            ),
            r"\g<was> \g<that> brought about the truce between \g<whom>",
        ),
        (
            (
                r"^what (?:do|does|did) (?:the )?(?:reports|articles|papers|sources|outlets|media|press) "
                r"(?:give|put|name|cite|state) as the\b"
            ),
            "What was the",
        ),
        (r"^(?:the )?toll (?=of|in|from|for|\d)", "Death toll "),
        (r"^(?P<ask>(?:what(?:'s|’s| is| was) )?(?:the )?)body count\b", r"\g<ask>death toll"),
        (
            r"^whose (?:achievement|accomplishment|merit|success) (?:is|was|were|are)\b",
            "Who deserves credit for",
        ),
        # Who takes part in a protest is told as a protester.
        (
            (
                r"^how many people (?:took part in|joined|attended|participated in|turned out (?:for|at)|came to|"
                r"showed up (?:for|at)) (?P<the>the |this |that |these |those )?"
                r"(?P<what>(?:[\w-]+ )?(?:protest|demonstration|rall|march)(?:y|s|es|ies)?)\b"
            ),
            r"How many demonstrators marched in \g<the>\g<what>",
        ),
        (
            rf"^(?P<ask>(?:has|have|had|was|were)\b[^?]+?) (?:concluded|inked|sealed|struck) {_A_DEAL}",
            r"\g<ask> signed ",
        ),
        (
            rf"^(?P<ask>(?:did|does|do|will|would)\b[^?]+?) (?:conclude|ink|seal|strike) {_A_DEAL}",
            r"\g<ask> sign ",
        ),
    )
]
# "How many ships in the bay" leaves out that they were there.
_BARE_COUNT = re.compile(
    r"^how many (?P<who>(?:[\w'’-]+ ){0,2}[\w'’-]+s|(?:[\w'’-]+ )?(?:people|men|women|children)) "
    r"(?P<where>on|in|at|aboard|inside|near|behind)\b(?P<rest>.*)$",
    re.I,
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|do|does|did|has|have|had|can|could|will|would|might|should|must|\w+(?:ed|en|ing)|"
    r"die|dies|lost|lose|fell|fall|left|leave|fought|fight|went|go|took|take|made|make|got|get|came|come|sank|hit|hurt|"
    r"held|won|win|saw|shot|cost|led|fled|met|sent|spent|work|live|stay|vote|join|march|strike)\b",
    re.I,
)


# A town that fell was captured; a price that fell was not.
_FELL = re.compile(
    r"^(?P<ask>had|has|have|did|does) (?P<what>(?:the )?[\w'’ -]+?) (?:fall|fallen)\b(?P<to> to)?(?P<rest>.*)$",
    re.I,
)
_PLACES = re.compile(
    r"\b(?:city|town|village|hill|height|ridge|peak|summit|fortress|stronghold|base|bridge|airport|port|capital|temple|"
    r"position|outpost|checkpoint|district|region|enclave|island)s?$",
    re.I,
)


def _fallen(question: str, names: Sequence[Name]) -> str:
    """ "Was Orne captured by May?" for "Had Orne fallen by May?", of places."""
    found = _FELL.match(question)
    if found is None:
        return question
    what = found["what"]
    # The parser does not know every town; what fell to somebody, or had fallen by a day, was seldom a price.
    kinds = ("place", "thing") if found["to"] or found["ask"].lower() == "had" else ("place",)
    place = any(n.kind in kinds and what.endswith(n.text.split()[-1]) for n in names)
    if not (place or _PLACES.search(what)):
        return question
    return f"Was {what} captured{' by' if found['to'] else ''}{found['rest']}"


# "Does Orne admit that the hill was taken?" is asked of the hill; whose words are wanted is known.
_CONCEDES = re.compile(
    r"^(?:do|does|did|has|have|had) [^?,]+? (?:conced|admit|accept|acknowledg|grant|agree)\w* that "
    r"(?P<what>[^?]+?)\W*$",
    re.I,
)
_STATES = re.compile(r"(?P<what>\w[^?,]*?) (?P<be>has|have|had|is|are|was|were) (?P<rest>.+)$", re.I)


def _conceded(question: str) -> str:
    """ "Was the hill taken?" for "Does Orne admit that the hill was taken?"; other questions as they are."""
    found = _CONCEDES.match(question)
    if found is None:
        return question
    stated = _STATES.match(found["what"])
    if stated is None:
        return f"Is it true that {found['what']}?"
    return f"{stated['be'].capitalize()} {stated['what']} {stated['rest']}?"


def rephrased(question: str, names: Sequence[Name] = ()) -> str:
    """The question, whose names are `names`, in plainer words, if it is put in one of the ways that readers seldom met;
    else as it is."""
    question = _fallen(_conceded(without_consensus(question)), names)
    lost = _LOST.match(question)
    if lost is not None:
        return _killed(question, lost)
    bare = _BARE_COUNT.match(question)
    if bare is not None and not _VERB.search(bare["rest"]):
        return f"How many {bare['who']} were {bare['where']}{bare['rest']}"
    for pattern, put in _SAME:
        plain, found = pattern.subn(put, question, count=1)
        if found:
            return plain
    return question


def _killed(question: str, lost: re.Match[str]) -> str:
    who, side = lost["who"], lost["side"]
    head = who.split()[-1].lower()
    if not {head, head.removesuffix("s"), head.replace("men", "man")} & _PEOPLE:
        return question
    if side is None:
        return f"How many {who} were killed{lost['rest']}"
    named = _OF_A_SIDE.match(side)
    if named is not None and named["name"] != side.removeprefix("the "):
        return f"How many {named['name']} {who} were killed{lost['rest']}"
    return f"How many {who} of {side} were killed{lost['rest']}"
