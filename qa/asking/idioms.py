"""Set phrases for what readers know by a plain word: to lose one's life is to die, to put one's name to is to sign."""

import re

_LIVES = {"lose": "die", "loses": "dies", "lost": "died", "losing": "dying"}
_HOW_MANY = r"(?:(?:tens|hundreds) of )?(?:thousands|hundreds|dozens|scores|millions)"
_LOST = re.compile(r"\b(?P<verb>lose|loses|lost|losing) (?:his|her|its|their) li(?:fe|ves)\b", re.I)
_SIGNED = re.compile(r"\b(?:puts?|sets?) (?:his|her|its|their) names? to\b", re.I)
_ASKED_WITH_DO = re.compile(r"\b(?:do|does|did|will|would|to|can|could|n['’]t)\b", re.I)
_TRUE = "Is it true that"
_SURE = "established|proven|proved|certain|confirmed|a fact|known|settled|correct|verified|shown"
_TRUTH = "truth|evidence|proof|substance|basis|confirmation"
_SOLID = "solid|credible|reliable|true|plausible|well[- ]founded|accurate|strong|sound"
_CLAIM = (
    "(?:the|this|that|a) (?:claim|report|allegation|assertion|statement|story|rumou?r|charge|accusation)s?"
)
_HARMLESS = (
    r"(?:the )?(?:civilians?|residents|villagers|homes|houses|hospitals?|schools?|journalists|reporters)\b"
)
_WHAT_OF_IT = r"^(?P<what>(?!(?:and|but|so|if)\b)(?![^?]*\b(?:against|versus|vs)\b)[^?,]{8,}?),?"
_IT_WAS = r"(?P<was>is|was|were|will) (?:it|they) (?P<done>\w+)"
_PRIZE = (
    r"(?:prize|award|medal|trophy|oscar|grammy|emmy|bafta|tony|brit|golden (?:globe|bear|lion|boot|ball)|palme d['’]or|"
    r"ballon d['’]or|booker|pulitzer|nobel)s?\b(?! money)"
)
_AUXILIARY = "(?:did|does|do|has|have|had|is|was|are|were|will|would)"
_AS_PRISONERS = r"(?P<whom>(?: [\w'’-]+){0,4}?) (?:prisoner|captive)s?(?: of war)?\b"
_HIT = r"(?:shelled|bombed|hit|struck|attacked|bombarded)"
_ON_PURPOSE = r"(?:on purpose|deliberately|intentionally|purposely|by design)"
_WAY_INTO = r"(?:its|their|his|her) ways? in(?:to|side)\b"
# Who says so, or what else is asked, stays behind what is put otherwise.
_AND_WHO = r"(?P<rest>,? (?:and (?:who|what|why|how|by)|according to|in the (?:view|eyes|words) of)\b[^?]*?|)"


def _people_killed(toll: re.Match[str]) -> str:
    return (
        f"How many people were killed {'in' if toll['of'] in ('of', 'from') else toll['of']} {toll['what']}?"
    )


_SAME = tuple(
    (re.compile(pattern, re.I), put)
    for pattern, put in (
        (r"^fact[- ]?check(?:ing)?\s*[:,–—-]+\s+(?=\w)", ""),
        (
            (
                r"^(?P<was>is|was|are|were) there (?:any |an? |some |good )*(?:justification|excuse|justifiable "
                rf"reason) for (?P<what>[^?]+?){_AND_WHO}\W*$"
            ),
            r"\g<was> \g<what> justified\g<rest>?",
        ),
        (
            (
                r"^(?P<had>did|does|do) (?P<who>[^?]{2,50}?) have (?:any |an? |some |good )*(?:justification|excuse) "
                rf"for (?P<what>(?!\w+ing\b)[^?]+?){_AND_WHO}\W*$"
            ),
            r"Was \g<what> by \g<who> justified\g<rest>?",
        ),
        (
            (
                r"^(?:was|is|were|are) (?P<who>(?-i:[A-Z])[\w’'-]+(?: (?-i:[A-Z])[\w’'-]+){0,3}) (?:really |itself "
                r")?behind (?P<what>the [^?]+?)\W*$"
            ),
            r"Did \g<who> have a hand in \g<what>?",
        ),
        (
            (
                r"^which (?:side|party|country|army|of the (?:two )?(?:sides|parties|countries|neighbours|armies)) "
                r"(?:is|was) responsible for\b"
            ),
            "Who is responsible for",
        ),
        (
            (
                r"\bhow many (?P<of>of (?:its|their|his|her) |)(?:soldiers|troops|servicemen|men|fighters) "
                r"(?:fell|have fallen|had fallen)\b"
            ),
            r"how many \g<of>soldiers were killed",
        ),
        (
            (
                r"^what (?:drove|brought|sent|got) (?P<who>(?!(?:him|her|them|us|me|it)\b)[^?]{2,60}?) "
                r"(?:in|on)?to the streets?\b(?P<rest>[^?]*)\W*$"
            ),
            r"Why did \g<who> protest\g<rest>?",
        ),
        (r"\bnon-?combatants\b", "civilians"),
        (
            (
                r"\b(?P<act>(?:fir(?:e|ed|ing)|shoot(?:ing)?|shot|aim(?:ed|ing)?) (?:at|on)|target\w*|"
                r"shell(?:ed|ing)?) ordinary people\b"
            ),
            r"\g<act> civilians",
        ),
        (
            (
                r"^thanks to wh(?:om|o|ose \w+) did (?:the )?(?:guns|shooting|fighting|shelling|hostilities|"
                r"clashes|firing) "
                r"(?:fall silent|stop|end|cease|die down|come to an end)(?P<rest>[^?]*)\W*$"
            ),
            r"Who gets the credit for the truce\g<rest>?",
        ),
        (
            (
                r"^what (?:is|was) the (?P<side>(?-i:[A-Z])[a-z]+) death toll (?:from|in|of|at) (?P<what>(?:the "
                r")?[^?]+?)\W*$"
            ),
            r"How many people were killed on the \g<side> side in \g<what>?",
        ),
        (
            r"\bgiv(?:e|es|ing) (?:away|up) (?=(?:[\w’'-]+ ){0,3}?(?:land|territory|soil|ground|posts?|hectares)\b)",
            "cede ",
        ),
        (
            (
                r"^(?:to )?(?:which|what) (?:country|state) does (?P<what>[^?]+?) (?:legally |officially |formally "
                r")?belong(?: to)?(?= |\?|$)"
            ),
            r"Which country is \g<what> recognised as part of",
        ),
        (r"\bhow many (?:troopers|jawans|squaddies|men and women in uniform)\b", "How many soldiers"),
        (
            (
                r"^what (?:is|was) the (?:(?:overall|total|final|official|whole) )?(?:death toll|number of (?:dead|"
                r"deaths)) "
                r"(?P<of>of|in|at|from|on) (?P<what>(?!\w+ (?:and|or) )[^?]+?)\W*$"
            ),
            _people_killed,
        ),
        # The Republics of China, Korea, Ireland and the Congo are not what goes by these names alone.
        (
            (
                r"\b(?<!democratic )(?<!people['’]s )(?:(?-i:the) )?(?-i:Republic) of (?=(?-i:[A-Z])(?!hina|orea|"
                r"reland|ongo))"
            ),
            "",
        ),
        (r"^(?:true or false|right or wrong)\s*[:,–—-]+\s+(?=\w)", f"{_TRUE} "),
        (rf"^(?:is it|has it been|can it be|could it be) (?:{_SURE}) that\b", _TRUE),
        (
            (
                rf"^(?:is|was) there (?:any |some )?(?:{_TRUTH})(?: (?:to|in|of|for|behind))?(?: {_CLAIM})? "
                r"that\b(?!['’]s)"
            ),
            _TRUE,
        ),
        (rf"^how (?:{_SOLID}) (?:is|was|are) {_CLAIM} that\b", _TRUE),
        # "The mayor says that it fell. Is that true?"
        (
            (
                r"^[^?.]{2,60}? (?:says?|said|claims?|claimed|insists?) that (?P<what>[^?.]+)[.,;] "
                r"is (?:that|it|this) (?:true|so|right|correct)\W*$"
            ),
            rf"{_TRUE} \g<what>?",
        ),
        (
            rf"^(?P<ask>{_AUXILIARY} [^?]+?) (?:really|actually|truly|indeed|in fact) (?=\w)",
            r"\g<ask> ",
        ),
        (r"\bnon-?combatants?\b", "civilians"),
        (r"\bblue (?:helmet|beret)s\b", "peacekeepers"),
        (
            r"\bsit down (?:together|with each other|at (?:the|one) table|for talks|to talk)\b",
            "meet for talks",
        ),
        (
            r"^(?P<be>was|were) (?P<who>any(?:one|body|one else)?(?: of)?(?: [\w’'-]+){0,4}?) hurt\b",
            r"\g<be> \g<who> killed or injured",
        ),
        (r"\bgot (?P<done>hurt|injured|killed|wounded|shot)\b", r"were \g<done>"),
        (
            (
                r"^(?:thanks|owing) to whose (?:efforts?|mediation|help|work|good offices) "
                r"(?:was|were|did|has|have|had) (?P<what>[^?]+?) (?:been )?(?:reached|agreed|achieved|secured|"
                r"signed|concluded|"
                r"come about|brokered|possible)\b[^?]*"
            ),
            r"Who gets the credit for \g<what>",
        ),
        (
            (
                r"\b(?P<hit>aim(?:ed|ing)? at|fir(?:e|ed|ing) (?:at|on)|target(?:ed|ing)?|attack(?:ed|ing)?|hit|"
                r"shell(?:ed|ing)?|bomb(?:ed|ing)?|kill(?:ed|ing)?|go after) ordinary (?:people|folk|citizens)\b"
            ),
            r"\g<hit> civilians",
        ),
        (rf"\bgo after (?={_HARMLESS})", "target "),
        (rf"\baim(?P<s>ed|ing)? at (?={_HARMLESS})", r"target\g<s> "),
        (rf"\b{_HIT}(?P<what>(?: [\w'’-]+){{0,5}}?) {_ON_PURPOSE}\b", r"targeted\g<what>"),
        (rf"\b{_ON_PURPOSE} {_HIT}\b", "targeted"),
        (r"\bkick(?P<s>s|ed|ing)? off\b", r"start\g<s>"),
        (
            (
                r",? (?:according to|in the (?:view|words|eyes) of) (?:each|both|either|the two|the)"
                r"(?: of the)?(?: two| warring| rival| opposing)? (?:sides?|parties|governments?|"
                r"countr(?:y|ies)|armies|camps)"
                r"(?=\W*$)"
            ),
            "",
        ),
        (
            (
                r"^what (?:share|percentage|proportion|part) of (?:the )?(?:electorate|(?:\w+ )?voters) "
                r"(?:took part|voted|turned out|cast (?:a|their) (?:ballot|vote)s?|participated)(?: in)?"
            ),
            "What was the turnout in",
        ),
        (r"\bturn(?P<s>ed|ing|s)? down (?=the\b|an?\b|his\b|her\b|its\b|their\b)", r"reject\g<s> "),
        (r"^who (?:was|is|were) at the controls of\b", "Who piloted"),
        (r"^who (?:was|is|were) at the wheel of\b", "Who drove"),
        (
            r"^how many lives did (?P<what>[^?]+?) (?:cost|claim|take)(?=\W*$| (?:in|on|by)\b)",
            r"How many people were killed in \g<what>",
        ),
        (
            (
                r"^(?P<ask>how many [^?]+?) (?:(?:ended up|landed|finished|were|are|fell) (?:in|into) the hands of|"
                r"(?:gave themselves up|surrendered) to) (?P<whom>(?:the )?[\w'’ -]+?)(?P<rest> (?:when|"
                r"in|on|by|after|during)\b.*|\W*)$"
            ),
            r"\g<ask> were captured by \g<whom>\g<rest>",
        ),
        (
            r"\bdid (?P<what>[^?]+?) (?:pass|fall|come|go) into (?P<whose>[\w’'-]+) hands\b",
            r"was \g<what> captured by \g<whose> forces",
        ),
        (r"^how far (?=in advance\b|ahead of time\b)", "How long "),
        (r"\bpremeditated\b", "planned in advance"),
        (rf"\btak(?P<ing>ing|e){_AS_PRISONERS}", r"captur\g<ing>\g<whom>"),
        (rf"\b(?:took|taken){_AS_PRISONERS}", r"captured\g<whom>"),
        (rf"\b(?:force|fight|push) {_WAY_INTO}", "storm"),
        (rf"\b(?:forced|fought|pushed) {_WAY_INTO}", "stormed"),
        (
            (
                r"^(?:and )?(?:so )?what (?:was|is) (?P<who>[^?]+?)(?:['’]s|(?<=s)['’]) (?:own )?"
                r"(?:reply|answer|response|reaction|rejoinder|retort)\W*$"
            ),
            r"How did \g<who> respond?",
        ),
        (
            (
                r"^(?:and )?(?:so )?what (?:did|does) (?P<who>(?!(?:he|she|it|they|you|we)\b)[^?]+?) "
                r"(?:answer|reply|respond|retort)\W*$"
            ),
            r"How did \g<who> respond?",
        ),
        (
            r"^what (?P<do>do|does|did) (?P<who>[^?]+?) have to say (?:about|on|to) ",
            r"What \g<do> \g<who> say about ",
        ),
        (
            (
                r"^by whom (?:was|were) (?P<whom>[^?]+?) (?:been )?(?P<done>shot|hit|\w{3,}ed)"
                r"(?P<rest>\W*$| (?:in|on|at|near)\b.*$)"
            ),
            r"Who \g<done> \g<whom>\g<rest>",
        ),
        (r"^for what reasons? (?=(?:is|are|was|were|do|does|did|has|have|had|will|would)\b)", "Why "),
        (r"\bat (?:each other|one another)['’]s throats\b", "fighting"),
        (r"\b(?P<the>the|its|his|her|their) sole\b", r"\g<the> only"),
        (r"\bperished\b", "died"),
        (r"\bperish\b", "die"),
        (
            r"\b(?:(?:want|wish|ask|prefer)(?:ed|s)? to )?(?:remain|stay|be)(?:ed|s)? anonymous\b",
            "refuse to give a name",
        ),
        (
            (
                r"\bcall(?P<s>s|ed|ing)? (?P<who>(?:its|his|her|their|the) (?:[\w-]+ ){0,2}"
                r"(?:ambassadors?|envoys?|diplomats?|representatives?|troops|soldiers|forces)) (?:home|back)\b"
            ),
            r"recall\g<s> \g<who>",
        ),
        (r"\b(?P<did>did|does) it all (?:blow up|flare up|erupt|begin)\b", r"\g<did> it all start"),
        # "What is her line on all this?"
        (r"\ball (?P<this>this|that)(?P<end>\W*)$", r"\g<this>\g<end>"),
        (r"^(?:i need|i(?:'m| am) looking for|(?:give|get|find) me) (?=the \w)", "What was "),
        (
            (
                r"^(?P<who>who|which (?:side|party|country)) (?:was|is|were) (?:to blame|responsible|at fault) for the "
                r"(?:collapse|breakdown|unravell?ing|failure|demise|breach(?:es)?|breaking|violations?|end) of "
                r"(?=(?:the|that|this) (?:[\w'’-]+ ){0,3}(?:truce|ceasefire|cease-fire|armistice)\b)"
            ),
            r"\g<who> broke ",
        ),
        (
            (
                r"^(?P<who>who|which (?:side|party|country)) (?:was|is|were) (?:to blame|responsible|at fault) for "
                r"(?:the )?(?P<what>truce|ceasefire|cease-fire|armistice) (?:collapse|violations?|breach(?:es)?)\b"
            ),
            r"\g<who> broke the \g<what>",
        ),
        # "Was a pullout of the troops part of it?"
        (
            (
                r"^(?:is|was|were|would) (?:a|the|any) (?:pull-?out|withdrawal) (?:of|by) (?P<who>[^?]+?) "
                r"(?:be )?part of\b"
            ),
            r"Would \g<who> withdraw under",
        ),
        (
            (
                r"^(?P<was>was|were|is|are) (?P<who>[^?]+?) (?:within|in) (?:its|their|his|her) rights? when "
                r"(?:it|they|he|she)\b"
            ),
            r"\g<was> it legitimate that \g<who>",
        ),
        (
            r"^(?P<was>was|were|is|are) (?P<who>[^?]+?) (?:within|in) (?:its|their|his|her) rights? (?=to\b)",
            r"\g<was> it legitimate for \g<who> ",
        ),
        # "Who got the shooting stopped?"
        (
            r"\bgot (?P<what>(?:the |all )?\w+) (?P<done>stopped|ended|halted|released|freed|lifted)\b",
            r"\g<done> \g<what>",
        ),
        (
            (
                r"^whose (?:mediation|brokering|good offices) (?:produced|led to|secured|achieved|resulted in) "
                r"(?=(?:the|a|an|this|that)\b)"
            ),
            "Who brokered ",
        ),
        # "2018 cup final where was it played"
        (rf"{_WHAT_OF_IT} where {_IT_WAS}\W*$", r"Where \g<was> \g<what> \g<done>?"),
        (
            rf"{_WHAT_OF_IT} who (?P<did>won|directed|wrote|hosted|scored)(?: it)?\W*$",
            r"Who \g<did> \g<what>?",
        ),
        (rf"{_WHAT_OF_IT} when {_IT_WAS}\W*$", r"When \g<was> \g<what> \g<done>?"),
        # Whoever is given a prize has won it.
        (
            (
                r"^(?P<who>who|which [\w-]+) (?:received|got|gets|was (?:given|awarded|handed)|picked up|"
                rf"took home|scooped|landed|collected) (?P<what>(?:(?!the blame|credit)[\w'’&.-]+ ){{0,8}}?{_PRIZE})"
            ),
            r"\g<who> won \g<what>",
        ),
        (
            (
                rf"^(?P<what>(?:the )?(?:best|[^?]*?{_PRIZE})\b[^?]*?) ?[,:;–—-]+ "
                r"who (?:got|took|received|won) it(?P<end>\W*)$"
            ),
            r"Who won \g<what>\g<end>",
        ),
        (
            (
                r"^what (?:is|was) the name of the (?:man|woman|person|official|politician|officer|soldier) who "
                r"(?=\w)"
            ),
            "Who ",
        ),
        (r"^(?:the )?name of (?=(?:the|an?) \w)", "What is the name of "),
        # "What was the captain called?"
        (r"^what (?P<is>is|was) (?P<who>the [^?]+?) called\W*$", r"What \g<is> the name of \g<who>?"),
        (
            (
                r"^(?:did|is it true that|has|have) (?P<what>(?-i:[A-Z]|the )[^,?]+?) costs? "
                rf"(?P<number>{_HOW_MANY}) of lives\b"
            ),
            r"Did \g<number> of people die in \g<what>",
        ),
    )
)


def in_common_words(text: str) -> str:
    """The question with its set phrases said plainly; other questions as they are."""
    plain = _LOST.sub(lambda lost: _LIVES[lost["verb"].lower()], text)
    plain = _SIGNED.sub(_signed, plain)
    plain = _GROWN.sub(_how_many, plain)
    plain = _GOT_HURT.sub(_were, plain)
    for pattern, put in _SAME:
        plain = pattern.sub(put, plain)
    return plain


# "How did the number of soldiers reported dead grow?" asks how many there were, and how many later.
_GROWN = re.compile(
    r"^(?:how )?(?:did|has|have) (?:(?:the|(?:the )?(?-i:[A-Z])[\w’'-]+(?: [\w’'-]+){0,3}?['’]s?) )?"
    r"(?:(?:official|reported|stated|given|known|confirmed) )?"
    r"(?:(?:number|count|total|tally|estimates?|figures?) (?:of|for) (?:the )?(?P<what>[^?]+?)|(?:death )?toll"
    r"(?P<of> (?:in|from|of|on|at) [^?]+?)?)"
    r"(?: (?:reported|said to be|counted|listed|declared|confirmed)(?: as)?)?(?: (?P<fate>dead|killed|wounded|missing|"
    r"displaced|injured))? (?:grow|grown|rise|risen|change|changed|develop|developed|evolve|evolved|increase|increased|"
    r"climb|climbed|go up|gone up|fall|fallen|shrink|drop)\b(?P<rest>[^?]*)\W*$",
    re.I,
)


def _how_many(grown: re.Match[str]) -> str:
    fate = {"dead": "killed"}.get((grown["fate"] or "").lower(), grown["fate"] or "there")
    rest = _WITH_TIME.sub("", grown["rest"])
    # "Jihadists killed around Konna": what became of them stands among the words.
    dead = _DEAD.match(grown["what"] or "dead")
    if dead is not None:
        return f"How many people were killed{grown['of'] or dead['where'] or ''}{rest}?"
    if not grown.group().lower().startswith("how"):
        # "Did the number of votes rise?" asks for a yes.
        return grown.group()
    told = _FATE_WITHIN.match(grown["what"])
    if told is not None and not grown["fate"]:
        return f"How many {told['who']} were {told['fate']}{told['where'] or ''}{rest}?"
    return f"How many {grown['what']} were {fate}{rest}?"


_DEAD = re.compile(
    r"(?:dead|deaths|fatalities|victims|people killed)(?P<where> (?:in|from|of|on|at) [^?]+)?$", re.I
)
_WITH_TIME = re.compile(
    r" (?:over time|with time|from one day to the next|from day to day|day by day|in the end)\b", re.I
)
_FATE_WITHIN = re.compile(
    r"(?P<who>[^?]+?) (?P<fate>killed|wounded|injured|captured|displaced|missing)(?P<where> [^?]+)?$", re.I
)


_GOT_HURT = re.compile(
    r"^(?:and )?did (?P<who>[^?]+?) get (?P<done>hurt|injured|killed|wounded|shot|arrested|captured)\b", re.I
)


def _were(got: re.Match[str]) -> str:
    who = got["who"].split()
    many = who[0].lower() in ("any", "many", "they", "people", "some") or who[-1].endswith("s")
    return f"{'Were' if many else 'Was'} {got['who']} {got['done']}"


def _signed(signs: re.Match[str]) -> str:
    return "sign" if _ASKED_WITH_DO.search(signs.string[: signs.start()]) else "signed"
