"""What stands in an article's text without being the article's own words: recognised by kind and place.

Kinds: navigation, calls to subscribe, follow or share, links to other articles, credits and bylines, notices
(copyright, cookies, commissions, translation), forms, and what is left of a page's menu at its ends. Most are
sentences that speak to the reader about the site itself, which reported news does not do outside quotation
marks. The patterns name verbs and things of that kind, not any site's phrases.
"""

import re
from collections.abc import Iterable, Sequence

from index.article import Span
from index.grammar import paragraphs, sentence_spans

# Longer than any call or notice; patterns are not tried on more (a whole page in one paragraph is no call).
_LONGEST = 1_200

_HEAD = 8  # paragraphs: bylines and dates stand there
_TAIL = 8  # paragraphs: credits, notices and biographies stand there
_SHARE = 4  # one in so many of an article's paragraphs is its end, however few they are

_PLATFORM = (
    r"(?:facebook|twitter|x(?=\b)|instagram|you ?tube|linked ?in|whats ?app|telegram|reddit|pinterest|"
    r"tik ?tok|"
    r"snapchat|threads|mastodon|bluesky|viber|flipboard|feedly|vk|rss|google news|apple news|app ?store|"
    r"google ?play|messenger|discord|medium|tumblr)"
)
_CHANNEL = (
    r"(?:newsletters?|inbox|e-?mails?|notifications?|alerts|channels?|podcasts?|feed|app|apps|updates|"
    r"bulletin|briefing|digest|mailing list|membership|subscription|account|magazine|"
    rf"stories|news|{_PLATFORM})"
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
            rf"her) )?{_PLATFORM}\b"
        ),
        rf"like {_WE} on {_PLATFORM}\b",
        # "Like many users on Twitter, …" and "Add to that the posts on Facebook, …" go on.
        rf"(?:like|add) [^.?!,]{{1,60}}? (?:on|at|via) {_PLATFORM}[.!:]*$",
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
            rf"{_PLATFORM})\b)[^.?!]{{0,30}}[.!:]*$"
        ),
        (
            r"(?:leave|post|add|write|join|view|show|hide|load|read|see|be the first to)(?: (?:a|the|your|"
            r"all|more|our|"
            r"\d+)){0,2} (?:comments?|reply|replies|conversation|discussion)\b"
        ),
        (
            r"stay (?:tuned|connected|up[- ]to[- ]date|in the know|in touch|ahead of|informed|updated)\b"
            rf"(?:[.!]*$|[^.?!]{{0,100}}\b(?:our|us|your|{_PLATFORM}|newsletter|app)\b)"
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
_AUTHOR = r"(?:authors?|writers?|columnists?|contributors?)"
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
            rf".{{0,100}}\b(?:of (?:(?:the|its|this|our) )?(?:individual )?(?:{_AUTHOR}|{_PAGE})\b(?! of\b)|"
            rf"{_AUTHOR}['’]s?(?: own\b| alone\b)|its editors\b|are (?:his|her|their|my) own\W*$)"
        ),
        (
            r"\b(?:expresses|reflects?|represents?)\b.{0,20}\b(?:views?|opinions?|points? of view|positions?) of "
            rf"(?:the|its|this|our) (?:{_AUTHOR}|{_PAGE})\b(?! of\b)"
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

# Whole lines of navigation. A line is short and has no verb of its own but the button's.
_LINES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        (
            r"(?:(?:back|return|go|scroll|jump|skip|up) )*(?:to )?(?:the )?(?:top|bottom|start|"
            r"end) of (?:the |this )?(?:page|article)"
            r"(?: button| link)?"
        ),
        (
            r"(?:back|return|go back|scroll|jump|skip) to (?:the )?(?:main |page )?(?:top|content|"
            r"home(?: ?page)?|main|menu|"
            r"navigation|search|article|news|list|results)(?: button| link)?"
        ),
        r"skip (?:past|over|to|the)\b.{0,60}",
        r"(?:story |article )?(?:continues|resumes|keep reading) (?:below|after)\b.{0,40}",
        (
            r"(?:advertise?ments?|advert|ad|sponsored|sponsored content|promoted|promotion|paid content|"
            r"partner content)"
            r"(?: (?:article )?(?:continues|below|here)\b.{0,40}| \d+(?: of \d+)?)?"
        ),
        (
            r"(?:watch|listen|play|listen now|watch now|watch live|live now|play video|watch video|"
            r"now playing|up next|"
            r"loading|please wait|show more|show less|see more|view more|load more|read more|"
            r"continue reading|read next|"
            r"next|previous|next article|previous article|prev|older posts?|newer posts?|menu|search|"
            r"close|home|"
            r"sign up|sign in|log in|login|register|subscribe|subscribe now|donate|print|tweet|share|"
            r"share this|pin it|"
            r"copy link|email|e-mail|save|comments?|reply|leave a reply|no comments(?: yet)?|"
            r"\d+ comments?|post comment|"
            r"related|recommended|recommended for you|you may (?:also )?like|you might (?:also )?like|"
            r"trending(?: now)?|"
            r"most (?:read|popular|viewed|commented|shared)|recent(?:ly)?|latest|popular|newsletter|tags?|"
            r"topics?|"
            r"categories|see also|read also|also read|about us|contact us|contact|privacy policy|"
            r"cookie policy|site ?map|follow|follow us|audio|gallery|slideshow|"
            r"terms of (?:use|service)|terms and conditions|"
            r"view gallery|enlarge|expand|image|caption|photo gallery|getty images|open in app|read in app)"
        ),
        (
            r"(?:view|see|show|open)(?: all)? (?:image|gallery|photos?|pictures?|captions?|comments|"
            r"in (?:full ?screen|app|gallery))"
            r"(?: in fullscreen)?"
        ),
        (
            r"(?:pin it|share|tweet|post|send|save|print|email|like)(?: (?:it|this|via|on|to|with|"
            r"by))+ (?:article |story |page )?"
            rf"(?:{_PLATFORM}|friends?|email|e-mail|story|article|page|post|pocket|this)?"
        ),
        (
            rf"(?:subscribe|follow|find us|add us|read us|listen|watch|available|get it)(?: (?:to|on|via|"
            rf"at|us|in|now))* {_PLATFORM}"
        ),
        (
            r"(?:e-?mail |free |daily |weekly |our |the )*(?:newsletters?|mailing list|"
            r"e-?mail) (?:subscription|sign-?up|registration|"
            r"preferences|promotion|archive)s?"
        ),
        (
            r"(?:related|more|other|similar|latest|top|most[ -]read|popular|recent|trending|recommended|"
            r"breaking|further|"
            r"featured|previous|key)(?: (?:\w+ ){0,2}(?:articles?|stor(?:y|ies)|posts?|news|reads?|"
            r"reading|videos?|pages?|links?|"
            r"topics?|coverage|headlines?|content|from (?:the web|around the web|our partners|us)|"
            r"on this (?:story|topic)))"
        ),
        r"more (?:from|on|about|in) (?:this|the|our)? ?\w+(?: \w+){0,3}",
        (
            r"\d+ min(?:ute)?s?(?: of)? read(?:ing)?(?: time)?|reading time ?:? ?\d+ min\w*|(?:\d+|"
            r"an?) (?:min(?:ute)?|hour|day|week)s? ago"
        ),
        (
            r"(?:listen to|hear|read|share|save|print|gift) (?:this|the|full) (?:article|story|"
            r"report)(?: \W?\d+.{0,12})?"
        ),
        r"(?:in|on|inside) this (?:article|story|page|guide|section)(?: [A-Z]+)?:?",
    )
)
_LINE_WORDS = 14

# What a site's menu has between its items where it is one line.
_BARS = re.compile(r"[|·•]")

# "Also read: …": a label and another article's headline.
_ALSO = re.compile(
    r"(?:[>»►▶→*•-]+ ?)?(?:also|see also|read|related|more|see|watch|listen|must|recommended|"
    r"don['’]t miss|trending|up next|"
    r"explainer|in pictures|opinion)"
    r"(?: (?:also|more|read|reading|next|here|this|on this|stor(?:y|ies)|articles?|now|news|coverage|"
    r"links?|in|watch|see)){0,3} ?"
    r"(?:[:|►▶→»>]|[-–—](?= )) ?(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
# Labels that stand before nothing but a link; prose may use the others too.
_ALSO_SURE = re.compile(
    r"\W*(?:also read|read (?:also|more|next)|see also|related|more|must[ -]read|up next|watch|see more)",
    re.I,
)

# Credits of pictures.
_CREDIT_WORD = (
    r"(?:photo(?:graph)?s?|images?|pictures?|pics?|graphics?|illustrations?|file (?:photo|image|picture)|"
    r"photo illustration|credits?|image source|picture source|image caption|video|footage|screenshot|"
    r"map|cartoon|courtesy)"
)
_CREDIT = re.compile(
    rf"[\[(]?(?:main |top |lead |file |featured |cover )?{_CREDIT_WORD}(?: (?:credits?|by|source|"
    rf"courtesy|taken by|via|from)"
    r"(?: of)?)? ?(?:[:©/|]|(?<=by)|(?<=courtesy of)|(?<=source),|(?<=caption),) ?.{1,90}",
    re.IGNORECASE,
)
_AGENCIES = (
    r"(?:getty(?: images)?|afp|reuters|ap(?: photo)?|epa(?:-efe)?|shutterstock|istock\w*|alamy|bloomberg|"
    r"anadolu|pa wire|zuma|sipa|dpa|imago|tass)"
)
_AGENCY_CREDIT = re.compile(
    rf"[\[(]?[\w .'’&-]{{2,60}}(?:/|\||\bvia\b)\s?[\w ]{{0,20}}\b{_AGENCIES}[\w /]{{0,25}}[\])]?\.?"
    rf"|[\[(]{_AGENCIES}[\])]",
    re.IGNORECASE,
)
_CREDIT_PARENTHESIS = re.compile(
    rf"[\[(](?:{_CREDIT_WORD}(?: (?:credit|by|source|courtesy))?(?: of)?(?: ?[:/©]|(?<=by)|"
    rf"(?<=of)) ?[^()\[\]\n]{{1,120}}"
    rf"|[^()\[\]\n]{{0,60}}\b(?:via|/) ?{_AGENCIES}[^()\[\]\n]{{0,20}}|{_AGENCIES}(?: images)?)[\])]",
    re.IGNORECASE,
)
_PIPE_CREDIT = re.compile(
    r"(?<=[.!?”\"] )[A-Z][\w.'’-]{1,30}(?: [A-Z][\w.'’-]{1,30}){0,3}(?: \| [^|.!?\n]{2,40}){1,4}$"
)

# Bylines and dates of appearance.
_NAME = (
    r"[^\W\d_a-z][\w.'’-]*"
    r"(?:,? (?:[^\W\d_a-z][\w.'’-]*|and|&|de|da|van|von|bin|al|el|la|der|for|in|of|at)){0,12}"
)
_BYLINE = re.compile(
    r"(?i:by|written by|words by|story by|text by|report by|author ?:|from our|posted by|published by ?:?) *"
    rf"{_NAME}"
)
_MONTHS = (
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?"
)
_WHEN_WORD = re.compile(
    rf"(?:{_MONTHS}|(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?|at|on|by|am|pm|"
    rf"a\.m|p\.m|[a-z]{{2,4}}t|utc|"
    r"local|time|\d{1,4}(?:st|nd|rd|th)?|\d{1,2}(?:[:.]\d{2})+(?:am|pm|z)?|"
    r"\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}|\d{1,2}(?:am|pm)|"
    r"ago|min|mins|minutes?|hours?|days?|read|today|yesterday|\d{4}-\d\d-\d\dt\S+)\.?",
    re.IGNORECASE,
)
_WHEN_LABEL = re.compile(
    r"(?:first |originally |last )?(?:published|posted|updated|modified|released|created|date|"
    r"publication date|update)"
    r"(?: (?:on|at|date))? ?:? *(?=\S)",
    re.IGNORECASE,
)

_SOCIAL_LINE = re.compile(
    rf"(?:and |or |also |our |the |more |content |find us |us |us on |on |at |via |in )*{_PLATFORM}"
    rf"(?: (?:page|channel|account|profile|group))?\s*[:@]\s*[@\w][\w @./:-]{{0,80}}:?",
    re.IGNORECASE,
)
_SHARE_WORD = re.compile(
    rf"(?:{_PLATFORM}|share|tweet|email|e-mail|print|copy|link|copy link|save|pocket|pin|pin it|sms|"
    rf"like|follow|us|on|this|"
    r"more|comments?|and|via|messenger|bookmark)",
    re.IGNORECASE,
)
_CONTENTS = re.compile(r"(?:table of )?contents\b:?", re.IGNORECASE)

# A biography tells what a writer is and does, after the article has ended.
_WRITER = (
    r"(?:reporter|correspondent|columnist|editor|writer|journalist|producer|contributor|author|"
    r"blogger|critic|analyst|"
    r"commentator|freelancer?|lecturer|professor|fellow|researcher|intern|bureau chief|photographer|"
    r"presenter|podcaster)"
)
_BIOGRAPHY = re.compile(
    r"(?P<name>[^\W\d_a-z][\w.'’-]*(?: [^\W\d_a-z][\w.'’-]*){1,3}),? "
    rf"(?:is|works as|writes|covers|reports|edits)\b[^.]{{0,160}}?\b(?:{_WRITER}\b|about |"
    rf"for |on |(?:at|for|with) [A-Z])",
)
# "The author is a professor": of this article, where it speaks of no other author.
_AUTHOR_IS = re.compile(
    rf"(?:the )?{_AUTHOR} (?:(?:is|are) (?:(?:an?|the|currently|based)\b|(?-i:[A-Z]))|can be (?:reached|contacted)\b)",
    re.IGNORECASE,
)
_OF_AUTHORS = re.compile(rf"\b(?:{_AUTHOR}|novelists?|poets?|books?|novels?)\b", re.IGNORECASE)
_ABOUT_WRITER = re.compile(
    r"(?:about the (?:author|writer|reporter)s?|the authors?|(?:published|written|posted|words|text|"
    r"report|story) by\b|"
    r"author ?:|by [A-Z]).{0,80}",
    re.IGNORECASE,
)

# The holder and the licence are often sentences of their own behind it.
_COPYRIGHT = re.compile(r"©|\bcopyright\b", re.IGNORECASE)

_OPENERS = "\"“«‘'"


def boilerplate(text: str) -> tuple[Span, ...]:
    """The places of `text` that are not the article's own words, in order and apart from one another.

    Whole paragraphs where most of the paragraph is of such a kind, else single sentences or a credit. A
    headline is not boilerplate; the words after a "Read more:" label are left alone where they are prose.
    """
    blocks = list(paragraphs(text))
    lines = [block.of(text) if len(block.of(text)) <= 4 * _LONGEST else "" for block in blocks]
    title = _title_number(lines)
    few = max(1, len(blocks) // _SHARE)
    left = few
    marks: list[list[Span]] = [[] for _ in blocks]
    for number in reversed(range(len(blocks))):
        top, tail = number < min(_HEAD, few + 1), number >= len(blocks) - _TAIL and left > 0
        place = _Place(number < _HEAD, top, tail, number == title)
        marks[number] = _marked(text, blocks[number], lines[number], place)
        # What stands below the article is none of its paragraphs.
        left -= marks[number] != [blocks[number]]
    whole = [bool(m) and m == [block] for m, block in zip(marks, blocks, strict=True)]
    for number in _neighbours(lines, whole, title):
        marks[number] = [blocks[number]]
    return _merged(text, (mark for found in marks for mark in found))


class _Place:
    """Where a paragraph stands in its article."""

    __slots__ = ("head", "tail", "title", "top")

    def __init__(self, head: bool, top: bool, tail: bool, title: bool) -> None:
        self.head = head
        self.top = top
        self.tail = tail
        self.title = title


def _title_number(lines: Sequence[str]) -> int:
    """The headline's number: the first line of four words or more that is no button or byline; else -1."""
    for number, line in enumerate(lines[:_HEAD]):
        bare = _bare(line)
        words = bare.split()
        if not words or _is_line(bare) or _is_byline(bare) or _is_when(bare) or line.strip()[:1] in "•·*":
            continue
        if _is_menu(bare):
            continue
        if len(words) < 4 and number + 1 < len(lines) and len(lines) > 3:
            continue
        return number if len(words) <= 30 and not _call_or_notice(bare, top=False, tail=False) else -1
    return -1


def _bare(line: str) -> str:
    """The words of a line without its ornaments and with single blanks."""
    return " ".join(line.split()).strip("•·*>»<«|→►▶-–—=_#[]\u200b\ufeff ").strip()


def _marked(text: str, block: Span, line: str, place: _Place) -> list[Span]:
    bare = _bare(line)
    if not bare:
        # Ornaments alone, or a paragraph too long to be of such a kind.
        return [block] if line else []
    if place.title:
        return []
    if _whole(bare, place):
        return [block]
    also = _ALSO.match(bare)
    if also and _headline(also["rest"]):
        return [block]
    if also and _ALSO_SURE.match(bare):
        # Prose may follow in the same paragraph: only the label is surely not the article's.
        label = re.match(r"\W*[^:|►▶→»>–—-]{1,40}[:|►▶→»>–—-]", line)
        return [Span(block.start, block.start + label.end())] if label else []
    return _sentences(text, block, place)


def _whole(bare: str, place: _Place) -> bool:
    """Whether the paragraph as a whole is of such a kind."""
    words = len(bare.split())
    if words <= _LINE_WORDS and _is_line(bare):
        return True
    if words <= 20 and (_is_share(bare) or _SOCIAL_LINE.fullmatch(bare)):
        return True
    if words <= 16 and _CREDIT.fullmatch(bare) and not re.search(r"[.!?] [A-Z]\w+ \w+ \w+", bare):
        return True
    if words <= 10 and _AGENCY_CREDIT.fullmatch(bare):
        return True
    if place.head and words <= 16 and (_is_byline(bare) or _is_when(bare)):
        return True
    if words <= 12 and _WHEN_LABEL.match(bare) and not bare.lower().startswith("date") and _is_when(bare):
        return True
    if (place.head or place.tail) and _is_menu(bare):
        return True
    if _CONTENTS.match(bare) and (words <= 3 or (words > 6 and not re.search(r"[.!?](?: |$)", bare))):
        return True
    return place.tail and words <= 10 and bool(re.fullmatch(r"published by\b.*", bare, re.IGNORECASE))


def _is_line(bare: str) -> bool:
    stripped = bare.rstrip(".:!…› ")
    return any(pattern.fullmatch(stripped) for pattern in _LINES)


def _is_menu(bare: str) -> bool:
    """Whether the line is a site's menu: three or more short items, and no sentence."""
    items = [item.strip() for item in _BARS.split(bare)]
    return len(items) >= 3 and all(0 < len(item) <= 25 and not re.search(r"[.!?]", item) for item in items)


def _is_byline(bare: str) -> bool:
    return (
        bare[-1:] != "."
        and bool(_BYLINE.match(bare))
        and (bool(_BYLINE.fullmatch(bare)) or bool(re.search(r"[|•·,–—-]", bare)))
        and len(bare.split()) <= 16
        and not re.search(r"\b(?:is|are|was|were|has|have|had|says?|said|will|could|to)\b", bare)
    )


def _is_when(bare: str) -> bool:
    """Whether the line says when the article appeared and nothing else."""
    label = _WHEN_LABEL.match(bare)
    words = re.findall(r"[^\s,|•·()–—]+", bare[label.end() :] if label else bare)
    return (
        bool(words)
        and any(c.isdigit() for c in bare)
        and len(words) <= 14
        and (all(_WHEN_WORD.fullmatch(word) for word in words))
        and (label is not None or bool(re.search(r"\b\d{4}\b|\d:\d\d|\d[/.-]\d+[/.-]\d|\bago\b", bare)))
        and bool(label or re.search(r"\b\d{1,2}(?!\d)", bare))
    )


def _is_share(bare: str) -> bool:
    words = re.findall(r"[\w-]+", bare.lower())
    platforms = len(re.findall(rf"\b{_PLATFORM}\b|\b(?:email|share|tweet|print)\b", bare, re.IGNORECASE))
    joined = re.sub(rf"\b{_PLATFORM}\b", "rss", bare, flags=re.IGNORECASE)
    return (
        platforms >= 3
        and len(words) <= 16
        and all(_SHARE_WORD.fullmatch(w) for w in re.findall(r"[\w-]+", joined))
    )


def _headline(rest: str) -> bool:
    """Whether what follows a label is another article's headline: one line without the mark of prose."""
    words = rest.split()
    if not words or len(words) > 25:
        return not words
    return not re.search(r"[.!?]['”\"]? [A-Z“\"]\w*(?: \w+){2}", rest) and (
        rest[-1] not in ".”" or len(words) <= 6
    )


def _sentences(text: str, block: Span, place: _Place) -> list[Span]:
    """The calls, notices and credits in a paragraph; the whole of it if they are most of its words."""
    found: list[Span] = []
    words = marked_words = 0
    quoted = False
    before = ""
    for span in sentence_spans(text, block):
        sentence = span.of(text)
        count = len(sentence.split())
        words += count
        open_before = quoted
        quoted = _open_quotation(sentence, quoted)
        if len(sentence) > _LONGEST:
            continue
        bare = _bare(sentence)
        inside = open_before or bare[:1] in _OPENERS
        follows = (
            bool(found) and found[-1].of(text) == before and bool(_COPYRIGHT.search(before)) and count <= 6
        )
        call = (
            not inside
            and bool(bare)
            and _call_or_notice(bare, place.top, place.tail)
            and not _announced(before)
        )
        if call or follows:
            found.append(span)
            marked_words += count
        before = sentence
    if found and marked_words >= 0.6 * words:
        return [block]
    return _with_credits(text, block, found)


def _announced(before: str) -> bool:
    """Whether the sentence before announces speech, so that a call after it may be a quoted one."""
    return before.rstrip()[-1:] == ":"


def _open_quotation(sentence: str, quoted: bool) -> bool:
    opened = sentence.count("“") - sentence.count("”")
    straight = sentence.count('"') % 2
    if opened:
        return opened > 0
    return quoted != bool(straight)


def _call_or_notice(bare: str, top: bool, tail: bool) -> bool:
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


def _with_credits(text: str, block: Span, found: list[Span]) -> list[Span]:
    paragraph = block.of(text)
    if len(paragraph) <= _LONGEST:
        credits_ = [*_CREDIT_PARENTHESIS.finditer(paragraph), *_PIPE_CREDIT.finditer(paragraph)]
        for match in credits_:
            span = Span(block.start + match.start(), block.start + match.end())
            if not any(span.overlaps(other) for other in found):
                found.append(span)
    return sorted(found)


def _neighbours(lines: Sequence[str], whole: Sequence[bool], title: int) -> Iterable[int]:
    """Paragraphs that their place beside marked ones shows to be the page's: the rest of a menu at either
    end, a contents list, the biography under a writer's name."""
    yield from _page_end(lines, whole)
    yield from _page_start(lines, whole, title)
    yield from _contents(lines)
    yield from _biography(lines, whole)


_LABEL_WORDS = 5


def _is_label(line: str) -> bool:
    bare = _bare(line)
    short = len(bare.split()) <= _LABEL_WORDS
    return short and bare[-1:] not in '.!?”"' and not any(c.isdigit() for c in bare)


def _page_end(lines: Sequence[str], whole: Sequence[bool]) -> Iterable[int]:
    """Short labels after the first mark of the run of labels and marks that closes the text."""
    first = len(lines)
    while first and (whole[first - 1] or _is_label(lines[first - 1])):
        first -= 1
    marked = [number for number in range(first, len(lines)) if whole[number]]
    if not marked:
        return
    yield from range(marked[0], len(lines))
    # Capitals alone, right before a mark, are the page's section labels.
    number = marked[0] - 1
    while number >= first and number > 0 and _bare(lines[number]).isupper():
        yield number
        number -= 1


def _page_start(lines: Sequence[str], whole: Sequence[bool], title: int) -> Iterable[int]:
    """What stands between marks above the headline, and a name between the headline and the date line."""
    if title > 0 and any(whole[:title]):
        yield from (number for number in range(title) if _is_label(lines[number]))
    last = next(
        (n for n in range(min(_HEAD, len(lines)) - 1, title, -1) if whole[n] and _is_when(_bare(lines[n]))),
        -1,
    )
    if 0 <= title < last and last - title <= 4:
        yield from (number for number in range(title + 1, last) if _is_label(lines[number]))


def _contents(lines: Sequence[str]) -> Iterable[int]:
    """The short lines under "Contents" that stand again, as headings, further below."""
    for number, line in enumerate(lines[: 3 * _HEAD]):
        if _CONTENTS.fullmatch(_bare(line)):
            last = {_bare(other).casefold(): n for n, other in enumerate(lines)}
            for follower in range(number + 1, len(lines)):
                if last[_bare(lines[follower]).casefold()] == follower:
                    return
                yield follower


def _biography(lines: Sequence[str], whole: Sequence[bool]) -> Iterable[int]:
    """A writer's biography: what follows the writer's name at the end, or a closing paragraph that says what
    somebody is who writes, and whom the article does not speak of."""
    total = len(lines)
    for number in range(max(1, total - _TAIL), total):
        bare = _bare(lines[number])
        if not _ABOUT_WRITER.fullmatch(bare) or len(bare.split()) > 12 or bare[-1:] == ".":
            continue
        names = [word for word in re.findall(r"[^\W\d_]{3,}", bare) if word[0].isupper()]
        follower = number + 1
        while follower < total and (
            follower == number + 1 or whole[follower] or any(name in lines[follower] for name in names[-1:])
        ):
            if not any(name in lines[follower] for name in names) and not bare.lower().startswith("about"):
                break
            yield number
            yield follower
            follower += 1
    for number in range(total - 1, max(total - 4, 1), -1):
        if whole[number] or _is_label(lines[number]):
            continue
        if _AUTHOR_IS.match(_bare(lines[number])):
            others = (line for n, line in enumerate(lines) if n != number and not whole[n])
            if not any(_OF_AUTHORS.search(line) for line in others):
                yield number
            return
        match = _BIOGRAPHY.match(_bare(lines[number]))
        if not match or not re.search(rf"\b{_WRITER}\b", lines[number], re.IGNORECASE):
            return
        surname = match["name"].split()[-1]
        elsewhere = sum(surname in line for n, line in enumerate(lines) if n != number and not whole[n])
        if elsewhere == 0:
            yield number


def _merged(text: str, marks: Iterable[Span]) -> tuple[Span, ...]:
    """The marks in order, those with only white space between them made one."""
    found: list[Span] = []
    for mark in sorted(marks):
        if found and not text[found[-1].end : mark.start].strip():
            found[-1] = Span(found[-1].start, max(mark.end, found[-1].end))
        else:
            found.append(mark)
    return tuple(found)
