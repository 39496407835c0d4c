"""The page's fixed HTML, which its script and style hold on to. No word of an article is in it."""

from ui.judgements import VERDICTS

READER = (
    '<aside id="cp-reader" aria-label="Reader" hidden>'
    '<nav><span id="cp-place" role="status"></span>'
    '<button type="button" data-go="-1" aria-label="Previous quote (k)" title="Previous quote (k)">↑</button>'
    '<button type="button" data-go="1" aria-label="Next quote (j)" title="Next quote (j)">↓</button>'
    '<button type="button" data-copy-quote>Copy quote</button>'
    '<button type="button" data-close aria-label="Close the reader (Esc)" title="Close (Esc)">✕</button>'
    "</nav>"
    '<p id="cp-said" hidden></p><div id="cp-article" tabindex="0" role="document"></div></aside>'
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
FIND = (
    '<p class="cp-find"><input type="search" id="cp-find" aria-label="Search the articles" '
    'placeholder="Search titles and outlets"> <span id="cp-found" role="status"></span></p>'
)
JUDGE = (
    '<template id="cp-judge"><details class="cp-judge"><summary>Judge</summary><div>'
    "<label>Verdict <select>"
    + "".join(f'<option value="{value}">{label}</option>' for value, label in VERDICTS.items())
    + '</select></label><label>Note <input type="text" maxlength="2000"></label>'
    '<button type="button" data-judge>Keep</button><span role="status"></span></div></details></template>'
)
