"""The page's fixed HTML, which its script and style hold on to. No word of an article is in it."""

from ui.judgements import VERDICTS

# What a reader who found something wrong has found most often.
_FIRST = "wrong_quote"

READER = (
    '<aside id="cp-reader" aria-label="Reader" hidden>'
    '<nav aria-label="Reader"><span id="cp-place" role="status"></span>'
    '<button type="button" data-go="-1" aria-label="Previous quote (k)" title="Previous quote (k)">↑</button>'
    '<button type="button" data-go="1" aria-label="Next quote (j)" title="Next quote (j)">↓</button>'
    '<button type="button" data-only-open>Ask only this article</button>'
    '<button type="button" data-copy-quote>Copy quote</button>'
    '<button type="button" data-close aria-label="Close the reader (Esc)" title="Close (Esc)">✕</button>'
    "</nav>"
    '<p id="cp-said" hidden></p><div id="cp-article" tabindex="0" role="document" aria-label="Article"></div></aside>'
)
HISTORY = (
    '<dialog id="cp-history" aria-labelledby="cp-history-title">'
    '<header><h2 id="cp-history-title">Conversations</h2>'
    '<button type="button" data-close-dialog aria-label="Close">✕</button></header>'
    "<p>Kept in this browser only.</p>"
    '<input type="search" aria-label="Search the conversations" placeholder="Search">'
    "<ul></ul>"
    '<footer><button type="button" data-forget>Delete all</button></footer></dialog>'
)
MASTHEAD = (
    '<header id="cp-masthead"><h1>Counterpoint</h1><p id="cp-state" role="status">Opening the index</p>'
    '<nav aria-label="Conversation"><button type="button" data-new>New</button>'
    '<button type="button" data-history>Conversations</button>'
    '<details class="cp-menu"><summary>Export</summary><div>'
    '<button type="button" data-export="markdown">Markdown</button>'
    '<button type="button" data-export="html">HTML</button>'
    '<button type="button" data-export="json">JSON</button>'
    '<button type="button" data-export="annotations">Web annotations</button></div></details></nav></header>'
)
TRANSCRIPT = '<div id="cp-transcript" role="log" aria-label="Conversation"></div>'
# The articles that are asked alone, filled in by the script.
ONLY = '<div id="cp-only" role="status" aria-label="Asked of these articles only"></div>'
FIND = (
    '<p class="cp-find"><input type="search" id="cp-find" aria-label="Search the articles" '
    'placeholder="Search titles and outlets"> <span id="cp-found" role="status"></span> '
    '<button type="button" data-only-shown hidden>Ask only these</button></p>'
)
_THUMB = (
    '<svg viewBox="0 0 24 24" width="16" height="16" fill="none" stroke="currentColor" stroke-width="2" '
    'stroke-linejoin="round" aria-hidden="true"{turned}><path d="M3 10h4v11H3zM7 10l4-7c2 0 3 1 3 3l-.7 4H19a2 2 0 0 1 '
    '2 2.3l-1.2 7A2 2 0 0 1 17.8 21H7z"/></svg>'
)
FIND_DISPUTE = (
    '<p class="cp-find"><input type="search" id="cp-find-dispute" aria-label="Search the disagreements" '
    'placeholder="Search the disagreements"> <span id="cp-found-disputes" role="status"></span></p>'
)
JUDGE = (
    '<template id="cp-judge"><button type="button" data-judge-right aria-label="This answer is right" title="Right">'
    + _THUMB.format(turned="")
    + '</button><button type="button" data-judge-wrong aria-expanded="false" '
    'aria-label="Something is wrong with this answer" title="Something is wrong">'
    + _THUMB.format(turned=' style="transform:rotate(180deg)"')
    + '</button><div class="cp-judge" hidden><label>What is it <select>'
    + "".join(
        f'<option value="{value}"{" selected" if value == _FIRST else ""}>{label}</option>'
        for value, label in VERDICTS.items()
    )
    + '</select></label><label>Note <input type="text" maxlength="2000"></label>'
    '<button type="button" data-judge>Keep</button></div>'
    '<span class="cp-kept" role="status"></span></template>'
)
