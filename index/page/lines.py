"""Lines of navigation: buttons, menus, links to other articles, where to share."""

import re

PLATFORM = (
    r"(?:facebook|twitter|x(?=\b)|instagram|you ?tube|linked ?in|whats ?app|telegram|reddit|pinterest|"
    r"tik ?tok|"
    r"snapchat|threads|mastodon|bluesky|viber|flipboard|feedly|vk|rss|google news|apple news|app ?store|"
    r"google ?play|messenger|discord|medium|tumblr)"
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
            rf"(?:{PLATFORM}|friends?|email|e-mail|story|article|page|post|pocket|this)?"
        ),
        (
            rf"(?:subscribe|follow|find us|add us|read us|listen|watch|available|get it)(?: (?:to|on|via|"
            rf"at|us|in|now))* {PLATFORM}"
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
LINE_WORDS = 14

# What a browser prints above and below a page: "11/28/26, 3:51 AM Title", "https://velm.example/a.html 1/2".
PRINTED = re.compile(
    r"(?:\d{1,2}[/.]\d{1,2}[/.](?:\d\d){1,2},? \d{1,2}:\d\d(?: [AP]M)?\b .{0,200}?)?"
    r"(?:https?|file|ﬁle):///?\S{1,400} \d{1,4}/\d{1,4}"
    r"|\d{1,2}/\d{1,2}/\d\d, \d{1,2}:\d\d(?: [AP]M)? [^\n]{1,200}(?<![.!?”\"])"
)
# What Markdown puts before a quotation or an item of a list.
ORNAMENT = re.compile(r"(?:(?:>\s?)+|[*+•·‣▪◦-]\s+)(?=\S)")
ADVERTISED = re.compile(r"advertise?ments?|advert|ad|sponsored(?: content)?|promotion", re.IGNORECASE)

# What a site's menu has between its items where it is one line.
_BARS = re.compile(r"[|·•]")

# "Also read: …": a label and another article's headline.
ALSO = re.compile(
    r"(?:[>»►▶→*•-]+ ?)?(?:also|see also|read|related|more|see|watch|listen|must|recommended|"
    r"don['’]t miss|trending|up next|"
    r"explainer|in pictures|opinion)"
    r"(?: (?:also|more|read|reading|next|here|this|on this|stor(?:y|ies)|articles?|now|news|coverage|"
    r"links?|in|watch|see)){0,3} ?"
    r"(?:[:|►▶→»>]|[-–—](?= )) ?(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
# Labels that stand before nothing but a link; prose may use the others too.
ALSO_SURE = re.compile(
    r"\W*(?:also read|read (?:also|more|next)|see also|related|more|must[ -]read|up next|watch|see more)",
    re.I,
)
SOCIAL_LINE = re.compile(
    rf"(?:and |or |also |our |the |more |content |find us |us |us on |on |at |via |in )*{PLATFORM}"
    rf"(?: (?:page|channel|account|profile|group))?\s*[:@]\s*[@\w][\w @./:-]{{0,80}}:?",
    re.IGNORECASE,
)
_SHARE_WORD = re.compile(
    rf"(?:{PLATFORM}|share|tweet|email|e-mail|print|copy|link|copy link|save|pocket|pin|pin it|sms|"
    rf"like|follow|us|on|this|"
    r"more|comments?|and|via|messenger|bookmark)",
    re.IGNORECASE,
)
CONTENTS = re.compile(r"(?:table of )?contents\b:?", re.IGNORECASE)


def is_line(bare: str) -> bool:
    """Whether the whole line is a button, a label or the like: "Read more", "Advertisement"."""
    stripped = bare.rstrip(".:!…› ")
    return any(pattern.fullmatch(stripped) for pattern in _LINES)


def is_menu(bare: str) -> bool:
    """Whether the line is a site's menu: three or more short items, and no sentence."""
    items = [item.strip() for item in _BARS.split(bare)]
    return len(items) >= 3 and all(0 < len(item) <= 25 and not re.search(r"[.!?]", item) for item in items)


def is_share(bare: str) -> bool:
    """Whether the line lists where to share or follow: "Facebook Twitter Email"."""
    words = re.findall(r"[\w-]+", bare.lower())
    platforms = len(re.findall(rf"\b{PLATFORM}\b|\b(?:email|share|tweet|print)\b", bare, re.IGNORECASE))
    joined = re.sub(rf"\b{PLATFORM}\b", "rss", bare, flags=re.IGNORECASE)
    return (
        platforms >= 3
        and len(words) <= 16
        and all(_SHARE_WORD.fullmatch(w) for w in re.findall(r"[\w-]+", joined))
    )


def is_headline(rest: str) -> bool:
    """Whether what follows a label is another article's headline: one line without the mark of prose."""
    words = rest.split()
    if not words or len(words) > 25:
        return not words
    return not re.search(r"[.!?]['”\"]? [A-Z“\"]\w*(?: \w+){2}", rest) and (
        rest[-1] not in ".”" or len(words) <= 6
    )
