"""Sentences that speak to the reader about the site: calls to subscribe, follow or share, and notices."""

import re

from index.page.bylines import AUTHOR
from index.page.lines import PLATFORM

_CHANNEL = (
    r"(?:newsletters?|inbox|e-?mails?|notifications?|alerts|channels?|podcasts?|feed|app|apps|updates|"
    r"bulletin|briefing|digest|mailing list|membership|subscription|account|magazine|"
    rf"stories|news|{PLATFORM})"
)
# "FOLLOW US", but not "Join US forces".
_US = r"(?:us(?<!(?-i:US))|(?<=(?-i:[A-Z]) )us)"
_WE = rf"(?:{_US}|we|our|ours|me|my|this (?:site|website|page|article|story|newsletter|channel|app))"

# Sentences that call on the reader. Tried at the start of a sentence outside quotation marks.
_LEAD_IN = (
    r"(?:(?:please|and|or|also|simply|just|now|remember to|do(?: not|n['’]t) (?:forget|miss)(?: the chance"
    r"| out| a chance)?(?: to)?|be sure to|make sure(?: to| you)?|free:|new:)[,:]? ){0,3}"
)
_CALLS = tuple(
    re.compile(_LEAD_IN + pattern, re.IGNORECASE)
    for pattern in (
        (
            rf"register(?: now| here| today)?(?:[.!:>»]*$|\b[^.?!]{{0,40}}?\b(?:newsletters?|here|for free|"
            rf"{_WE})\b)"
        ),
        (
            r"(?:subscribe|sign[- ]?up|sign me up|opt in)(?: now| here| today| free)?"
            rf"(?:[.!:>»]*$|\b[^.?!]{{0,60}}?\b(?:{_CHANNEL}|here|{_WE}|your|for free)\b)"
        ),
        # "Subscribe today for $1": a price, or how long.
        (
            r"subscribe(?: now| today| here)? (?:for|from|at)(?: only| just| as little as)? (?:[$£€₱₹]\s?)?\d"
            r"[^.?!]{0,60}[.!]*$"
        ),
        (
            r"(?:log|sign) ?-?in(?: now| here)?(?:[.!:]*$| (?:to|with|or) (?:your|our|comment|continue|"
            r"read|view|save|register)\b)"
        ),
        (
            rf"(?:follow|join|find|watch|hear|connect with|chat with|add) {_WE} ?\b[^.?!]{{0,60}}?"
            rf"(?:[.!:]*$|\b(?:on|at|via|in|for|everywhere|today|now|here|@\w+|{_CHANNEL})\b)"
        ),
        (
            rf"(?:follow|join|tweet) [^.?!]{{1,60}}? (?:on|at|via) (?:(?:our|the|its|his|"
            rf"her) )?{PLATFORM}\b"
        ),
        rf"like {_WE} on {PLATFORM}\b",
        # "Like many users on Twitter, …" and "Add to that the posts on Facebook, …" go on.
        rf"(?:like|add) [^.?!,]{{1,60}}? (?:on|at|via) {PLATFORM}[.!:]*$",
        r"follow @?\w+(?: \w+){0,5} (?:live|for (?:more|the latest|all)|here)\b",
        (
            r"(?:(?:click|tap) on (?:the|this|our|any)|(?:click|tap|press|swipe) (?:here|below|"
            r"the (?:link|button|icon|bell|image|banner)|"
            r"this (?:link|button)|to (?:subscribe|sign|read|view|share|listen|watch|play|expand|enlarge)))\b"
        ),
        (
            r"(?:download|get|install|try|grab|receive|have)\b[^.?!]{0,50}? (?:our|your|free|"
            r"the)\b[^.?!]{0,40}?\b"
            r"(?:newsletters?|(?<!the )apps?|inbox|alerts|notifications|mobile app|news app)\b"
        ),
        (
            r"(?:read|see|view|watch|hear|discover|explore|browse|find out|learn|listen to|check out|"
            r"continue reading|"
            r"visit|try|shop|get|compare)"
            r"(?: (?:more|all(?: of)?|also|next|full|here|the (?:full|rest of the|original|complete|"
            r"latest|best)|our|"
            rf"even more|related|this (?:article|story)))\b(?:[^.?!]{{0,120}}\b(?:here|below|{_WE}|"
            rf"stor(?:y|ies)|articles?|"
            r"review|reviews|coverage|guide|guides|news|videos?|reporting|analysis|interview|posts?|"
            r"website|site)\b[^.?!]{0,60}"
            r"|[^.?!]{0,40})[.!:>»…]*$"
        ),
        (
            rf"(?:donate (?:now|today|here)|(?:support|donate to|back|fund) (?:{_US}|our (?:\w+ )?(?:work|"
            r"journalism|newsroom|reporting|reporters|site)|(?:the |this )?(?:independent|quality|local) "
            r"(?:journalism|reporting|newsroom))|(?:become|buy) (?:a|an|our) (?:\w+ )?(?:members?|"
            r"subscribers?|supporters?|patrons?|subscription))\b"
        ),
        (
            r"(?:(?:send|submit|e-?mail|write to|write and send|contact|message|text) (?:us|me|"
            r"the (?:author|editor|reporter|writer)s?)|(?:send|submit|e-?mail|write and send)(?: in)? your)\b"
            r"[^.?!]{0,120}(?:\b(?:tips?|comments?|feedback|stor(?:y|ies)|letters?|photos?|views|thoughts|"
            r"questions?|articles?|opinions?|newsdesk)\b|\S@\S)"
        ),
        (
            r"(?:e-?mail|write to|contact|message|text) (?:us|me|the (?:author|editor|reporter|writer)s?)\b"
            r"[^.?!]{0,40}\bat\b"
        ),
        r"(?:let us know|tell us (?:what|how|your|about|in|which))\b",
        (
            r"(?:share|print|save|bookmark|copy|e-?mail|tweet|listen to|gift|rate) (?:this|the|on|via|"
            r"with|link|your|to)\b"
            rf"[^.?!]{{0,30}}?(?:\b(?:this|article|story|page|post|friends?|link|full article|"
            rf"{PLATFORM})\b)[^.?!]{{0,30}}[.!:]*$"
        ),
        (
            r"(?:leave|post|add|write|join|view|show|hide|load|read|see|be the first to)(?: (?:a|the|your|"
            r"all|more|our|"
            r"\d+)){0,2} (?:comments?|reply|replies|conversation|discussion)\b"
        ),
        (
            r"stay (?:tuned|connected|up[- ]to[- ]date|in the know|in touch|ahead of|informed|updated)\b"
            rf"(?:[.!]*$|[^.?!]{{0,100}}\b(?:our|us|your|{PLATFORM}|newsletter|app)\b)"
        ),
        (
            r"(?:enter|confirm|provide|type|create|choose)(?: in)? (?:your|a valid|a free|a|an|free) "
            r"(?:\w+ )?(?:e-?mail|account|password|newsletters?|username)\b"
        ),
        (
            r"(?:turn on|enable|manage|update|switch on|allow|disable|accept|reject) (?:\w+ ){0,3}"
            r"(?:notifications?|cookies|preferences|javascript|ad ?-?block\w*|alerts)\b"
        ),
        r"want (?:more|to (?:read|see|hear|know|get|receive|learn))\b[^.?!]{0,80}\?$",
        (
            r"(?:got|have|do you have|know) (?:a|any|something)\b[^.?!]{0,60}?\b(?:tips?|story|question|"
            r"stories|news|feedback|"
            r"information|comment|opinion|to (?:say|add|share))\b[^.?!]{0,60}\?"
        ),
        (
            r"for (?:more|further) (?:information|details|news|stories|updates|coverage),? (?:please )?"
            r"(?:see|read|visit|check|check out|follow|go to) (?:our|us)\b"
        ),
        r"(?:write|work|report|advertise) (?:for|with) us\b",
        r"be(?:come)? (?:a|our) (?:reporter|contributor|member|subscriber|patron|supporter)\b",
    )
)

# Notices about the site, the page or its use: tried on a whole sentence.
_NOTICES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        (
            r"^\W*(?:©|\(c\) (?:19|20)\d\d|copyright (?:©|\(c\)|(?:19|20)\d\d|"
            r"of\b(?!.*\b(?:is|are|was|were|has|had)\b).*(?:19|20)\d\d)|all rights reserved)"
        ),
        r"\ball rights reserved\b[.\s]*$",
        (
            r"^this (?:material|content|article|story|text|work) (?:(?:may not|must not|cannot) be (?:\w+ or )?"
            r"(?:published|reproduced|republished|copied|used|reused|(?:re)?distributed|broadcast|reprinted)|"
            r"is licen[sc]ed|is protected by copyright|"
            r"is published under|was (?:first|originally) published|first appeared|originally appeared|"
            r"is part of our)\b"
        ),
        (
            r"^(?:text|images?|photos?|republished|reprinted|reproduced)\b.{0,80}(?:©|\bCC BY\b|"
            r"creative commons)"
        ),
        r"^except where otherwise noted",
        (
            r"\b(?:we|our (?:site|website|partners)|this (?:site|website|page|article|story|post))\b.{0,80}"
            r"\b(?:uses? cookies|(?:earn|receive|get|make)s? (?:\w+ ){0,3}commissions?|affiliate links?|"
            r"recaptcha|"
            r"compensat\w+ (?:for|from|when|if)\b.{0,40}\b(?:links?|clicks?|purchases?|partners?|you))\b"
        ),
        (
            r"\bif you (?:buy|purchase|click|shop|make a purchase)\b.{0,80}\b(?:earn|receive|get|make|paid)\b"
            r".{0,40}\bcommissions?\b"
        ),
        (
            r"\bprotected by recaptcha\b|\bplease enter a valid e-?mail\b|\bthank you for (?:signing up|"
            r"subscribing)\b"
        ),
        (
            r"\bby (?:signing up|clicking|subscribing|entering|continuing|using|submitting|registering|"
            r"browsing|"
            r"providing|creating)\b.{0,80}\byou (?:\w+ )?(?:agree|accept|consent|confirm|acknowledge|opt)\b"
        ),
        r"\byou (?:can|may) (?:unsubscribe|opt out|change your (?:preferences|settings|mind))\b",
        (
            r"^(?:privacy notice|privacy policy|cookie (?:policy|notice|settings)|terms (?:of (?:use|"
            r"service)|and conditions)"
            r"|terms & conditions)\b(?! (?:is|are|was|were|has|have|will|that|which|at|of the))"
        ),
        r"^already (?:have an account|a (?:member|subscriber))\b",
        (
            r"^(?:something went wrong|there was (?:a|an) (?:problem|error))\b.{0,80}\b(?:try again|"
            r"signing you up)\b"
        ),
        r"^was this (?:helpful|article|page|answer|information)\b",
        r"^(?:your|this) browser (?:does not|doesn['’]t|is)\b",
        (
            r"^(?:you (?:are|were) reading|you have reached|you['’]ve (?:reached|read)|you have \d+ free|"
            r"\d+ free articles)\b"
        ),
        r"\{\{.{1,80}\}\}",
        r"^this (?:article|story|post|report) (?:contains|includes) affil\w+ links",
    )
)
# Names and places to the end, as in a credit, and no verb.
_NAMED = (
    r"(?-i:(?:(?:[^\W\d_a-z][\w.'’&-]*|and|in|for|from|of|at|the|by|with|additional|reporting|writing|editing|"
    r"newsroom|bureau|desk|staff|[(/&–—-])[,;:)]*(?:\s|$))++)$"
)
_PAGE = (
    r"(?:sites?|websites?|pages?|publications?|publishers?|newspapers?|magazines?|editors?|editorial board)"
)

# A notice that only the end (or the very top) of a page carries; elsewhere the words may be the news.
_END_NOTICES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\bcontributed (?:to this (?:report|story|article)|reporting)\b",
        (
            r"^\(?(?:additional |extra )?(?:reporting|writing|editing|translation|translated|compiled|"
            r"edited|written|"
            rf"video|produced|research)(?: and (?:writing|editing|reporting))?(?: (?:for \w+ ))? ?by:? {_NAMED}"
        ),
        rf"^with (?:reporting|files|additional reporting|input|inputs|agenc(?:y|ies)) (?:by|from) {_NAMED}",
        (
            r"^(?:published|written|posted) by (?-i:[A-Z])(?!.*\b(?:it|he|she|they|is|was|has|were|are|"
            r"says?|said|the)\b).{0,100}$"
        ),
        r"^(?:first |originally )?(?:published|posted) on (?:\d|(?-i:[A-Z])\w+ \d).{0,40}$",
        r"^with (?:(?-i:[A-Z])[\w.]*(?: and (?:the )?|,? |\.?$)){1,4}\.?$",
        r"^with (?:wires?|agenc(?:y|ies)|agency reports?)\.?$",
        r"^(?:excerpted|republished|reprinted) from\b",
        r"^adapted from (?:an?|the) (?:article|essay|post|speech|talk|piece)\b",
        (
            r"^(?:text|images?|photos?|republished|reprinted|reproduced)\b.{0,80}(?:with permission\W*$|"
            r"subject to copyright)|^(?:unauthori[sz]ed )?(?:reproduction|use|republication)\b.{0,80}"
            r"\b(?:is|are) (?:strictly )?prohibited\W*$"
        ),
        # Whose views they are, or are not: the writer's, or the page's.
        (
            r"\b(?:views?|opinions?|points? of view|positions?)\b.{0,60}\b(?:expressed|express|reflects?|represents?)\b"
            rf".{{0,100}}\b(?:of (?:(?:the|its|this|our) )?(?:individual )?(?:{AUTHOR}|{_PAGE})\b(?! of\b)|"
            rf"{AUTHOR}['’]s?(?: own\b| alone\b)|its editors\b|are (?:his|her|their|my) own\W*$)"
        ),
        (
            r"\b(?:expresses|reflects?|represents?)\b.{0,20}\b(?:views?|opinions?|points? of view|positions?) of "
            rf"(?:the|its|this|our) (?:{AUTHOR}|{_PAGE})\b(?! of\b)"
        ),
        (
            r"\b(?:views|opinions) (?:expressed )?(?:here(?:in)?|above|below|in this "
            r"(?:article|column|post|piece|blog|commentary|page))\b.{0,100}\b(?:do not|don['’]t|does not|doesn['’]t|"
            r"necessarily|solely|alone|own)\b"
        ),
        # That a machine made or translated the text.
        (
            r"\b(?:this|the (?:above|preceding|following)) (?:article|text|page|story|news|news item|"
            r"content|post|translation|report|summary|version)\b.{0,60}\b(?:translated|generated|produced|"
            r"created|written|published|provided|transmitted|imported)\b.{0,30}\b(?:automatically|(?:by|with|"
            r"using|from)(?: the help of)?(?: an?)? (?:machine|(?:\w+ )?software|algorithm|artificial intelligence|"
            r"AI|google translate|computer|(?:\w+ )?feed)(?=\W*$|[,;.(]| and\b| with\b))"
        ),
        (
            r"\b(?:automatic(?:ally)?|machine|programmatic)[ -](?:translat\w+|generated)\b.{0,80}\b(?:"
            r"may (?:contain|include|have) (?:\w+ )?(?:errors|mistakes|inaccurac\w+)|this (?:article|page|text)\b)"
        ),
        (
            r"^(?:not all |all )?(?:the )?(?:news|articles?|texts?|stories|content) (?:on|of|from) (?:this|our) "
            rf"{_PAGE}\b"
            r".{0,120}\b(?:automatic(?:ally)?|translat\w+|responsib\w+)\b"
        ),
        (
            r"^(?:all )?(?:prices|products|card details|offers)\b.{0,60}\b(?:at the time of (?:publication|"
            r"publishing|writing|posting)|subject to change|independently (?:selected|chosen))\b"
        ),
        r"^(?:disclaimer|disclosure)\s?:",
        (
            r"\bfor more (?:up-to-date |breaking |such |of the latest )?(?:news|information|stories|updates)\b"
            rf".{{0,40}}\b(?:{_WE}|visit|follow|click)\b"
        ),
        (
            r"^for (?:more|further|other|all the|the latest) (?:stories|information|news|articles|updates|"
            r"details|coverage)\b"
            rf".{{0,80}}\b(?:{_WE}|visit|go to|click|follow|see|subscribe|check)\b"
        ),
        (
            r"^(?:for more|to (?:read|see|hear|find out|learn) more)\b.{0,100}\b(?:check out|visit|click|"
            r"follow|subscribe to|sign up to) "
            r"(?:our|us|here|the|for)\b"
        ),
    )
)

# Who is told to have said something is in the news; a page that speaks to its reader tells of nobody.
_REPORTED = re.compile(
    r"\b(?:said|says|told)\b|, (?:[\w.'’-]+ ){1,8}(?:(?:warn|add|argu|announc|explain|order|urg|claim|conclud|"
    r"demand|insist|ask|rul|jok|declar|repli|predict)ed|wrote|found|showed|warns|adds|argues|insists|finds)"
    r"(?:\W*$| (?:on|in|at|to|after|during|late|early|last)\b)",
    re.IGNORECASE,
)


# What an advertisement tells its reader to do, at a price or soon.
_OFFER = re.compile(
    r"(?:fly|travel|book|buy|shop|save|order|rent|upgrade|switch|earn|win|play|bet|enjoy|stay|drive|call|visit)\b"
    r"(?=.*(?:[$£€₱₹¥%]|!|\b(?:now|today)\b))",
    re.IGNORECASE,
)


def is_offer(bare: str) -> bool:
    """Whether a short paragraph is an advertisement's words, where "Advertisement" stands above it."""
    return len(bare.split()) <= 25 and bool(_OFFER.match(bare)) and not _REPORTED.search(bare)


def call_or_notice(bare: str, top: bool, tail: bool) -> bool:
    """Whether a sentence is a call on the reader or a notice; some are only at the top or the end of a page."""
    if _REPORTED.search(bare):
        return False
    if any(call.match(bare) for call in _CALLS) and len(bare.split()) <= 45:
        return True
    if re.search(r"[“\"]", bare):
        return False
    if any(notice.search(bare) for notice in _NOTICES):
        return True
    at_end = tail or (top and len(bare.split()) <= 30)
    return at_end and any(notice.search(bare) for notice in _END_NOTICES)
