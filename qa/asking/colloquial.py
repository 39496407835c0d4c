"""How people talk: a question in the turns of speech of a newsroom, in the words that articles have."""

import re

from qa.asking.inflect import past

_MANY = r"(?:tens of thousands|hundreds of thousands|dozens|scores|hundreds|thousands|millions)"
_FATE = r"(?P<fate>killed|wounded|injured|displaced|captured|arrested|dead|missing)"
_WRITTEN_OFF = {"dead": "killed"}
_TRUCE = r"(?:truce|cease-?fire|armistice|peace|deal|agreement|accord|pact|settlement|release|swap|rescue)"
_FORCE = r"(?:contingent|force|garrison|army|detachment|deployment|mission)"
# Behind a date, too: "September 2022: who …".
_FIRST = r"(?:^|(?<=[:–—-] ))"
_WHO = rf"{_FIRST}(?P<who>who|which (?:side|country|army|party))"
_GIFT = r"(?:che(?:que|ck)|donation|contribution|pledge|grant)"

_SAME = tuple(
    (re.compile(pattern, re.I), put)
    for pattern, put in (
        # "At exactly what hour", "exactly how many"
        (
            r"^(?P<at>at|on|by|in|from) (?:exactly|precisely|about|around|roughly) (?=(?:what|which)\b)",
            r"\g<at> ",
        ),
        (r"^(?:exactly|precisely|so) (?=(?:who|what|which|when|where|why|how)\b)", ""),
        (r"^(?P<ask>who|what|when|where|why) (?:exactly|precisely|really|actually) (?=\w)", r"\g<ask> "),
        (
            r"\b(?P<who>who|what) do we (?:say|think|believe|know|reckon) (?=(?:\w+(?:ed|s)|threw|was|were|broke)\b)",
            r"\g<who> ",
        ),
        # Whose own account it is stands behind, where it does not hide what is asked.
        (
            (
                r"^(?P<own>by (?:its|their|his|her) own (?:account|admission|count|reckoning|telling)),? "
                r"(?P<ask>[^?]+?)\W*$"
            ),
            lambda m: f"{m['ask'][0].upper()}{m['ask'][1:]} {m['own'].lower()}?",
        ),
        (
            (
                r",? (?:in|by|on) (?P<who>(?-i:[A-Z])[\w.-]+(?: (?-i:[A-Z])[\w.-]+){0,2})['’]s (?:own )?"
                r"(?:count|telling|account|version|book|reckoning|words)(?=\W*$)"
            ),
            r" according to \g<who>",
        ),
        (
            r"^(?:is|was|would) it (?:be )?(?:fair|right|correct|accurate|safe|reasonable) to say that\b",
            "Is it true that",
        ),
        (r"^is it (?:right|correct|accurate|so) that\b", "Is it true that"),
        # Whoever asks whether it is the one or the other number asks how many.
        (
            (
                rf"^(?:did|do|does|have|has) {_MANY} or (?:rather )?{_MANY} of (?P<who>[\w-]+) (?P<did>\w+)"
                r"(?P<rest>\b[^?]*)\W*$"
            ),
            lambda m: f"How many {m['who']} {past(m['did'].lower())}{m['rest']}?",
        ),
        (
            rf"^(?P<be>were|are|was|have been) {_MANY} or (?:rather )?{_MANY} of (?P<who>[\w-]+) (?=\w)",
            lambda m: f"How many {m['who']} {m['be'].lower()} ",
        ),
        (
            (
                rf"^(?:is|was|are|were) (?:it )?[\d,.]+ (?:really |actually )?(?:the )?(?:right )?"
                r"(?:number|figure|count|total) (?:of|for) "
                rf"(?:the )?(?P<who>[\w' ’-]+?) {_FATE}\b(?P<rest>[^?]*)\W*$"
            ),
            lambda m: (
                f"How many {m['who']} were {_WRITTEN_OFF.get(m['fate'].lower(), m['fate'])}{m['rest']}?"
            ),
        ),
        (
            (
                r"^(?:(?:what (?:is|was)|what['’]s) )?(?:the )?(?:(?:overall|total|final|official|whole) )?body count "
                r"(?P<of>of|in|from|at) (?P<what>[^?]+?)\W*$"
            ),
            lambda m: f"How many people were killed {'at' if m['of'] == 'at' else 'in'} {m['what']}?",
        ),
        (r"\bbody count\b", "death toll"),
        (
            (
                r"^(?!(?:who|what|when|where|why|how|which|did|do|does|is|are|was|were|has|have|can|could)\b)"
                r"(?P<what>[^?:–—]{8,}?)\s*(?::|[–—]| -)\s*(?:solid|true|real|fact|proven|established|confirmed) or "
                r"(?:not|false|fiction|rumou?r|myth|invented|made up)\W*$"
            ),
            r"Is it true that there were \g<what>?",
        ),
        (
            r"^could (?P<who>[^?]{2,40}?) have done more (?:to|in order to) (?P<what>[^?]+)",
            r"Did \g<who> do enough to \g<what>",
        ),
        (
            (
                r"^how many (?P<who>people|lives|men|soldiers|civilians) (?P<did>has|have|did|had) (?P<what>[^?]+?) "
                r"cost (?:their lives|the(?:m|ir) lives|so far|already|up to now)(?P<rest>[^?]*)\W*$"
            ),
            lambda m: (
                f"How many {m['who']} {m['did']} {m['what']} kill{'ed' * m['did'].startswith('ha')}{m['rest']}?"
            ),
        ),
        (rf"^how (?:big|large|strong) an? (?:[\w-]+ )?peace-?keeping {_FORCE}\b", "How many peacekeepers"),
        (
            rf"^how (?:big|large|strong) an? (?:(?:military|armed|fighting|invasion|occupying) )?{_FORCE}\b",
            "How many troops",
        ),
        (r"^how (?:big|large) an? (?:crowd|audience|turnout) (?P<did>\w+)\b", r"How many people \g<did>"),
        (
            rf"^how (?:big|large|much|fat) (?:was|is) (?P<who>[^?]+?) {_GIFT} (?:for|to)\b",
            r"How much was \g<who> donation to",
        ),
        (
            r"^who (?:accused|accuses|charged|has accused) whom (?:of|with) (?!\w+ing\b)(?P<what>[^?]+?)\W*$",
            r"Who denounced \g<what>?",
        ),
        # The ways to say that it began, stopped or came about.
        (
            (
                rf"{_WHO} (?:threw the first punch|landed the first (?:blow|punch)|struck (?:the )?first(?: blow)?|"
                r"drew first blood|opened (?:the )?hostilities|attacked first)\b"
            ),
            r"\g<who> started the fighting",
        ),
        (
            (
                rf"{_WHO} (?:is|was|were|are) (?:to blame|to be blamed|responsible|at fault) for the "
                r"(?:outbreak|eruption|start|beginning|outburst) of "
                r"(?:the )?(?:violence|fighting|hostilities|clashes|war|shooting)\b"
            ),
            "Who started the fighting",
        ),
        (
            (
                r"^(?:when|(?:at |from )?what (?:hour|time)|(?:on )?(?:what|which) day) "
                r"(?:do|does|did|will|would|were|was|are) (?:the )?guns (?:(?:due |supposed |meant )?to )?"
                r"(?:fall|go|going|falling) (?:silent|quiet)\b"
            ),
            "When does the ceasefire take effect",
        ),
        (
            (
                r"^(?:did|was it|is it true that|has|have) (?P<who>[^?]{2,40}?)['’]s? (?:own )?(?:mediation|efforts?|"
                r"diplomacy|intervention|brokering|diplomats|good offices)(?: that| really| actually)? (?:stop(?:ped)?|"
                r"end(?:ed)?|halt(?:ed)?|br(?:ing|ought) about|secured?|achieved?|produced?|deliver(?:ed)?) the "
                r"(?:(?:shooting|fighting|firing|hostilities|clashes|bloodshed|war)|(?P<what>truce|cease-?fire|"
                r"armistice|deal|agreement))\b(?P<rest>[^?]*)\W*$"
            ),
            lambda m: f"Who gets the credit for the {m['what'] or 'truce'}{m['rest']}?",
        ),
        (
            rf"\b(?P<did>pulled|pulls?) off (?P<what>(?:the|a|this|that) (?:[\w'’-]+ ){{0,4}}?{_TRUCE})\b",
            r"brokered \g<what>",
        ),
        (
            (
                r"^whose (?:diplomacy|efforts?|mediation|work|help|doing|hard work|diplomats) "
                r"(?:made|clinched|delivered|won|brought about|was behind|were behind|paved the way (?:for|to)) "
                r"(?P<what>[^?]+?)(?: possible)?\W*$"
            ),
            r"Who gets the credit for \g<what>?",
        ),
        (
            (
                r"\b(?:wrecked|torpedoed|scuppered|shattered|sank|sabotaged|tore up|blew up|killed off|undid) "
                r"(?=(?:the|that|this|[\w’'-]+['’]s) (?:[\w'’-]+ ){0,4}?(?:truce|cease-?fire|armistice)\b)"
            ),
            "broke ",
        ),
        (
            (
                r"^(?:from )?where (?P<do>does|did|do) (?P<who>[^?]+?) (?:get|take|have|owe) "
                r"(?P<its>its|their|his|her) name(?: from| to)?\b"
            ),
            r"What \g<do> \g<who> take \g<its> name from",
        ),
        (r"\b(?:shake|shook|shaken) (?:hands )?on (?=\w)", "agree on "),
        (r"\b(?:sign|signing) up to\b", "agree to"),
        (r"\bsigned up to\b", "agreed to"),
        (r"\bsit(?:ting)? down with\b", "hold talks with"),
        (r"\bsat down with\b", "held talks with"),
        (r"\bown(?P<s>ed|s|ing)? up to\b", r"admit\g<s>"),
        (r"\badmited\b", "admitted"),
        (r"\badmiting\b", "admitting"),
        (r"\bfoot(?:ed)? the bill for\b", "paid for"),
        (r"\b(?:hired guns|guns for hire|soldiers of fortune)\b", "mercenaries"),
        (r"\bboots on the ground\b", "troops"),
        (r"\bgoing after (?:ordinary (?:people|folk)|civilians)\b", "targeting civilians"),
        (r"\bmilitary hardware\b", "weapons"),
        (r"^what hardware\b", "What weapons"),
        (r"\b(?P<did>did|does) it all (?:kick off|start|begin|blow up)\b", r"\g<did> the fighting start"),
    )
)

# "Who brokered it: the Kremlin alone, or many hands?" The names behind the colon are guesses, not what is asked for.
_GUESSES = re.compile(
    r"^(?P<ask>(?:who|whose|when|where|why|by whom|to whom|how (?:many|much|long|far))\b[^?:]{12,}?)"
    r"(?:\s*:|\s+[–—-]|\s*[–—])\s+[^?:]*(?:,| )(?:or|versus|vs\.?) [^?:]+\W*$",
    re.I,
)


# ... unless nothing else says of what it is asked.
_TOLD_APART = re.compile(r"(?!^)\b[A-Z]|\d")


def in_written_words(text: str) -> str:
    """The question with its turns of speech as they are written; other questions as they are."""
    guesses = _GUESSES.match(text)
    plain = f"{guesses['ask']}?" if guesses and _TOLD_APART.search(guesses["ask"]) else text
    for pattern, put in _SAME:
        plain = pattern.sub(put, plain)
    return plain
