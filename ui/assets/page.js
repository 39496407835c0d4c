/* The page's script: the conversation, the reader beside it, what the browser keeps. No library, no other host.
   HTML from the server is already escaped (ui/answers.py, ui/fragments.py); everything else is set as text. */
window.counterpoint = (() => {
  "use strict";
  const KEPT = "counterpoint.conversations";
  const LEFT = "counterpoint.left";
  const MOST_KEPT = 100;
  const MOST_ONLY = 40; // articles in a link: addresses have an end
  const MOST_CHIPS = 3;
  const GONE = "The page has lost its server. Is counterpoint chat still running? The page comes back when it does.";
  const $ = (selector, within = document) => within.querySelector(selector);
  const $$ = (selector, within = document) => [...within.querySelectorAll(selector)];

  let conversation = fresh();
  let awaited = null; // what is being answered: {id, turn, joined}, the last once the server has it
  let asks = 0; // how often this page has asked
  let streams = 0; // how many bring answers now
  let wanted = null; // a question that was clicked rather than typed
  let linked = ""; // the question of the link that opened the page
  let asked = ""; // ... once it was asked
  let moved = false; // whether the reader has scrolled since the question was asked
  let open = null; // what the reader shows: {turn, group, number} or {article}
  let opener = null; // where the focus goes back to
  let surveyed = { survey: [], around: [] }; // the quotes of the Disagreements tab
  let only = []; // the articles that are asked alone: {id, title}
  const narrow = matchMedia("(max-width: 60rem)");
  const fetched = new Map();
  const labels = new WeakMap(); // what a button says that just says something else

  function fresh() {
    return { id: `${Date.now()}-${Math.random().toString(36).slice(2, 8)}`, turns: [] };
  }

  function make(tag, fields = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(fields)) {
      if (name === "text") element.textContent = value;
      else element.setAttribute(name, value);
    }
    element.append(...children);
    return element;
  }

  function button(text, fields = {}) {
    return make("button", { type: "button", text, ...fields });
  }

  // ---- asking

  /* Called by gradio with the inputs of an ask; gives them back with the turn, the history and the articles that are
     asked alone in the second place, under a name of its own: what comes late from another conversation is known by it. */
  function take(typed, _channel, outlets, from, to) {
    const clicked = wanted !== null;
    const question = (wanted ?? typed ?? "").trim();
    wanted = null;
    if (awaited !== null || !question) {
      return ["", JSON.stringify({ ask: "", history: [], articles: [] }), outlets, from, to];
    }
    const history = conversation.turns.filter((turn) => turn.answer).map((turn) => turn.question);
    const turn = conversation.turns.length;
    const filters = { outlets: outlets ?? [], from: (from ?? "").trim(), to: (to ?? "").trim(), articles: only };
    conversation.turns.push({ question, filters });
    awaited = { id: `${conversation.id}-${(asks += 1)}`, turn };
    moved = false;
    draw(turn);
    busy(true);
    if (!clicked) fill(""); // what is half typed stays
    return [question, JSON.stringify({ ask: awaited.id, history, articles: only.map((one) => one.id) }), outlets, from, to];
  }

  function ask(question) {
    if (awaited !== null) return;
    wanted = question;
    $("#cp-ask")?.click();
  }

  function fill(text) {
    const box = $("#cp-question textarea, #cp-question input");
    if (!box) return;
    box.value = text;
    box.dispatchEvent(new Event("input", { bubbles: true }));
    return box;
  }

  function busy(on) {
    // Of Ask and Stop one is there: who is on it stays on it.
    const [from, to] = on ? ["#cp-ask", "#cp-stop"] : ["#cp-stop", "#cp-ask"];
    const held = document.activeElement === $(from);
    document.body.classList.toggle("cp-busy", on);
    if (held) $(to)?.focus({ preventScroll: true });
    if (!on) awaited = null;
  }

  function stopped() {
    failed("Stopped.");
  }

  function failed(reason) {
    if (awaited === null) return;
    const { turn } = awaited;
    conversation.turns[turn].error = reason;
    busy(false);
    draw(turn);
  }

  /* Gradio's page tells nobody what becomes of its requests, so they are watched: whether the question is refused,
     whether the stream that brings answers ends before this one came, and whether the server is gone, since gradio asks
     for the app's name then and at no other time. */
  const request = window.fetch;
  window.fetch = async (...given) => {
    const place = String(given[0]?.url ?? given[0]);
    if (place.includes("/gradio_api/app_id")) lost();
    const id = awaited?.id;
    const asking = id && place.includes("/gradio_api/queue/join") && String(given[1]?.body).includes(id);
    const answer = await request(...given);
    if (asking && awaited?.id === id) {
      if (answer.ok) awaited.joined = true;
      else failed(sentence((await answer.clone().json().catch(() => ({}))).detail ?? GONE));
    }
    if (place.includes("/gradio_api/queue/data") && answer.ok) toItsEnd(answer.clone().body.getReader());
    return answer;
  };

  async function toItsEnd(stream) {
    streams += 1;
    try {
      while (!(await stream.read()).done);
    } catch {
      // cut off: ended, too
    }
    streams -= 1;
    const id = awaited?.joined ? awaited.id : null;
    // The answer may have come with the stream's last words.
    setTimeout(() => id && awaited?.id === id && !streams && lost(), 1000);
  }

  /* When the server answers again, gradio loads the page anew: the question is in the field then. */
  function lost() {
    if (awaited === null) return;
    const { question } = conversation.turns[awaited.turn];
    failed(GONE);
    try {
      sessionStorage.setItem(LEFT, question);
    } catch {
      // not allowed: it is still to be read above
    }
  }

  function takeUp() {
    let left = "";
    try {
      left = sessionStorage.getItem(LEFT);
      sessionStorage.removeItem(LEFT);
    } catch {
      return;
    }
    if (left && !$("#cp-question textarea, #cp-question input")?.value) fill(left);
  }

  function receive(value) {
    let message;
    try {
      message = JSON.parse(value);
    } catch {
      return;
    }
    if ("state" in message) return state(message);
    if ("survey" in message) return void (surveyed = message);
    if (message.ask !== awaited?.id) return; // stopped, or of a conversation that was left
    const { turn } = awaited;
    const held = conversation.turns[turn];
    if ("stage" in message) {
      held.stage = message.stage;
    } else {
      delete held.stage;
      Object.assign(held, message.error ? { error: message.error } : message);
      busy(false);
      keep();
      link(held);
    }
    draw(turn);
    if (held.html || held.error) toTop(turn);
  }

  function state(message) {
    const place = $("#cp-state");
    if (!place) return void setTimeout(() => state(message), 50);
    if (message.state === "ready" && !("text" in message)) return; // the corpus comes with the next message
    document.body.dataset.state = message.state;
    if (message.state === "ready") {
      place.textContent = message.text;
      fetched.clear(); // an article may be another by now
      takeUp();
      if (message.only.length) limit(message.only);
      linked = message.question;
      if (linked && linked !== asked && !conversation.turns.length) setTimeout(() => follow(message.gone), 150);
    } else {
      place.textContent = message.state === "failed" ? message.error ?? "Not open" : "Opening the index, loading the models";
    }
  }

  /* Asks the link's question, or says why not: without what it names it would be another question. */
  function follow(gone) {
    asked = linked;
    if (!gone) return ask(linked);
    conversation.turns.push({ question: linked, filters: { outlets: [], from: "", to: "", articles: only }, error: gone });
    draw(0);
  }

  function link(turn) {
    // A link is opened without the questions before it.
    const query = new URLSearchParams({ q: turn.answer?.standalone_question || turn.question });
    if (turn.filters.from) query.set("from", turn.filters.from);
    if (turn.filters.to) query.set("to", turn.filters.to);
    for (const outlet of turn.filters.outlets) query.append("outlet", outlet);
    for (const one of turn.filters.articles) query.append("article", one.id);
    turn.link = `${location.origin}${location.pathname}?${query}`;
    history.replaceState(null, "", `?${query}`);
  }

  /* Asks these articles only, from now on; none for all. Shown above the question until taken away. */
  function limit(articles) {
    only = articles;
    const place = $("#cp-only");
    if (!place) return void setTimeout(() => limit(articles), 50);
    place.replaceChildren();
    if (!only.length) return;
    place.append(make("span", { text: "Asking only" }));
    const shown = only.length > MOST_CHIPS ? [] : only;
    for (const one of shown) place.append(onlyChip(one.title, one.id, `Ask other articles than ${one.title} again`));
    if (!shown.length) place.append(onlyChip(`${only.length} articles`, "", "Ask all articles again"));
  }

  function onlyChip(title, id, label) {
    const off = button("✕", { "data-only-off": id, "aria-label": label });
    return make("span", { class: "cp-chip" }, make("bdi", { text: title }), off);
  }

  /* The tabs are at the top of the page: whoever went there for another one finds the last question again on Ask. Not
     while something is asked, which brings itself into view. */
  function comeBack() {
    const away = !$("#cp-transcript")?.offsetParent;
    if (away) setTimeout(() => awaited === null && $(".cp-turn:last-child")?.scrollIntoView({ block: "start" }), 50);
  }

  function toAsk() {
    $("#cp-tabs [role=tab]")?.click();
  }

  function askOnly(articles) {
    limit(articles);
    toAsk();
    if (narrow.matches) shut();
    $("#cp-question textarea, #cp-question input")?.focus();
  }

  // ---- drawing the conversation

  function draw(number) {
    const transcript = $("#cp-transcript");
    if (!transcript) return;
    const turn = conversation.turns[number];
    const section = make("section", { class: "cp-turn", "data-turn": number });
    section.append(make("h2", { class: "cp-asked", dir: "auto", text: turn.question }));
    const chips = limits(turn.filters);
    if (chips.length) section.append(make("p", { class: "cp-chips" }, ...chips.map((text) => make("span", { text }))));
    if (turn.html) {
      const body = make("div");
      body.innerHTML = turn.html;
      section.append(body, tools(turn));
    } else if (turn.error) {
      section.append(
        make(
          "div",
          { class: "cp-failed" },
          make("p", { text: turn.error }),
          button("Ask again", { "data-ask": turn.question }),
          button("Edit", { "data-edit": turn.question }),
        ),
      );
    } else {
      section.append(make("p", { class: "cp-stage", role: "status", text: sentence(turn.stage ?? "asking") }));
    }
    const old = $(`.cp-turn[data-turn="${number}"]`, transcript);
    if (old) old.replaceChildren(...section.childNodes);
    else {
      transcript.append(section);
      section.scrollIntoView({ block: "start", behavior: calm() });
    }
    document.body.classList.toggle("cp-begun", conversation.turns.length > 0);
  }

  /* Brings a question to the top, so that its answer is seen, unless the reader is elsewhere by now. Once more a
     little later: browsers scroll for the field that was typed into, and a smooth scroll may still be under way. */
  function toTop(number, again = true) {
    const section = $(`.cp-turn[data-turn="${number}"]`);
    const top = section?.getBoundingClientRect().top ?? 0;
    if (!moved && (top > innerHeight / 3 || top < 0)) section.scrollIntoView({ block: "start" });
    if (again) setTimeout(() => toTop(number, false), 400);
  }

  function sentence(text) {
    return text ? text[0].toUpperCase() + text.slice(1) : "";
  }

  /* As ui/safe.py does it. */
  function quoted(text) {
    return /^[“"«„]/.test(text) ? text : `“${text}”`;
  }

  function calm() {
    return matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
  }

  function limits(filters) {
    const chips = [...filters.outlets];
    if (filters.from) chips.push(`from ${filters.from}`);
    if (filters.to) chips.push(`to ${filters.to}`);
    const articles = filters.articles ?? [];
    if (articles.length > MOST_CHIPS) chips.push(`${articles.length} articles`);
    else chips.push(...articles.map((one) => quoted(one.title)));
    return chips;
  }

  function tools(turn) {
    const bar = make("div", { class: "cp-tools" });
    bar.append(
      button("Copy with citations", { "data-copy": "markdown" }),
      button("Copy as text", { "data-copy": "text" }),
      button("Copy link", { "data-copy": "link" }),
    );
    const judge = $("#cp-judge");
    if (judge) bar.append(judge.content.cloneNode(true));
    const total = turn.answer?.timings_ms?.total;
    if (total) bar.append(make("span", { class: "cp-took", text: total < 1000 ? `${Math.round(total)} ms` : `${(total / 1000).toFixed(1)} s` }));
    return bar;
  }

  function redraw() {
    const transcript = $("#cp-transcript");
    transcript.replaceChildren();
    conversation.turns.forEach((_, number) => draw(number));
    document.body.classList.toggle("cp-begun", conversation.turns.length > 0);
  }

  // ---- the reader

  function quotesOf(where) {
    if (where.group === "survey") return surveyed.survey;
    const answer = conversation.turns[where.turn]?.answer;
    return answer?.[where.group] ?? [];
  }

  function linkOf(where) {
    if (where.group === "closest") return null;
    const around = where.group === "survey" ? surveyed.around : conversation.turns[where.turn].around;
    return around?.[where.number]?.link;
  }

  function address(where) {
    if (where.article) return `cp/reader?${new URLSearchParams({ article: where.article })}`;
    const quotes = quotesOf(where);
    const quote = quotes[where.number];
    const query = new URLSearchParams({ article: quote.article, quote: `${quote.start}-${quote.end}` });
    quotes.forEach((other, number) => {
      if (number !== where.number && other.article === quote.article) query.append("other", `${other.start}-${other.end}`);
    });
    for (const [start, end] of quote.marks ?? []) query.append("word", `${start}-${end}`);
    return `cp/reader?${query}`;
  }

  function bring(where) {
    const key = address(where);
    if (!fetched.has(key)) {
      if (fetched.size > 60) fetched.delete(fetched.keys().next().value);
      fetched.set(
        key,
        fetch(key).then((response) => {
          if (!response.ok) throw new Error(response.status === 404 ? "This article is no longer in the index." : "The article could not be opened.");
          return response.text();
        }),
      );
      fetched.get(key).catch(() => fetched.delete(key));
    }
    return fetched.get(key);
  }

  async function read(where, from = null) {
    open = where;
    if (from) opener = from;
    let html;
    try {
      html = await bring(where);
    } catch (error) {
      html = null;
      say(error.message);
    }
    if (open !== where) return;
    const pane = $("#cp-reader");
    const article = $("#cp-article");
    if (html === null) article.replaceChildren(make("p", { class: "cp-empty", text: "Not available." }));
    else article.innerHTML = html;
    pane.hidden = false;
    document.body.classList.add("cp-reading");
    cover();
    const said = $("#cp-said");
    const many = where.article ? [] : quotesOf(where);
    const quote = many[where.number];
    said.hidden = !quote?.speaker;
    said.textContent = quote?.speaker ? `Said by ${quote.speaker}` : "";
    if (html !== null) say(quote ? `${where.group === "closest" ? "Nearest" : "Quote"} ${where.number + 1} of ${many.length}` : "Article");
    for (const go of $$("[data-go]", pane)) go.hidden = many.length < 2;
    $("[data-copy-quote]", pane).hidden = !quote;
    $("[data-only-open]", pane).hidden = html === null;
    for (const card of $$(".cp-current")) card.classList.remove("cp-current");
    if (quote) {
      $(`.cp-turn[data-turn="${where.turn}"] [data-card="${where.group}-${where.number}"]`)?.classList.add("cp-current");
    }
    const mark = $(".cp-here", article);
    if (mark) centre(article, mark);
    else article.scrollTop = 0;
    article.focus({ preventScroll: true });
  }

  /* What the reader lies over, on a narrow screen, is out of reach until it is shut. */
  function cover() {
    for (const behind of $$("#cp-masthead, #cp-main")) behind.inert = open !== null && narrow.matches;
  }

  narrow.addEventListener("change", cover);

  function centre(box, element) {
    const inside = element.getBoundingClientRect().top - box.getBoundingClientRect().top;
    box.scrollTop += inside - box.clientHeight / 3;
  }

  function say(text) {
    $("#cp-place").textContent = text;
  }

  function shut() {
    if (!open) return;
    open = null;
    $("#cp-reader").hidden = true;
    document.body.classList.remove("cp-reading");
    cover();
    for (const card of $$(".cp-current")) card.classList.remove("cp-current");
    if (opener?.isConnected) opener.focus();
    opener = null;
  }

  function go(by) {
    if (!open || open.article) return;
    const many = quotesOf(open).length;
    read({ ...open, number: (open.number + by + many) % many });
  }

  function turnOf(element) {
    const section = element?.closest?.(".cp-turn");
    return section ? Number(section.dataset.turn) : conversation.turns.length - 1;
  }

  // ---- taking it away

  async function copy(text, from) {
    if (!labels.has(from)) labels.set(from, from.textContent);
    try {
      await navigator.clipboard.writeText(text);
      from.textContent = "Copied";
    } catch {
      from.textContent = "Could not copy";
    }
    setTimeout(() => (from.textContent = labels.get(from)), 1500);
  }

  /* A quote with its speaker, outlet, date and title, and the link that opens the original at its words. */
  function quoteText(where) {
    const quote = quotesOf(where)[where.number];
    const link = linkOf(where) || quote.url;
    const told = [quote.speaker, quote.publisher, quote.published, quote.title].filter(Boolean).join(", ");
    return [quoted(quote.text), told, link].filter(Boolean).join("\n");
  }

  /* What was asked of less than all articles says so wherever it is taken. */
  function taken(turn, form) {
    const chips = limits(turn.filters).map(form === "markdown" ? escaped : (text) => text);
    return chips.length ? `${turn[form]}\nAsked only of: ${chips.join("; ")}\n` : turn[form];
  }

  function escaped(text) {
    return text.replace(/[\\`*_{}[\]<>#|~!&$@]/g, "\\$&");
  }

  /* W3C Web Annotations, one a quote, with a text position and a text quote selector. */
  function annotations() {
    return conversation.turns.map((turn, number) => ({ ...turn, number: number + 1 })).flatMap((turn) =>
      (turn.answer?.quotes ?? []).map((quote, number) => ({
        "@context": "http://www.w3.org/ns/anno.jsonld",
        id: `urn:counterpoint:${conversation.id}:${turn.number}:${number + 1}`,
        type: "Annotation",
        motivation: "describing",
        body: { type: "TextualBody", value: turn.question, purpose: "describing", format: "text/plain" },
        target: {
          source: quote.url ?? `urn:counterpoint:${encodeURIComponent(quote.article)}`,
          selector: [
            { type: "TextPositionSelector", start: quote.start, end: quote.end },
            {
              type: "TextQuoteSelector",
              exact: quote.text,
              prefix: turn.around?.[number]?.before ?? "",
              suffix: turn.around?.[number]?.after ?? "",
            },
          ],
        },
      })),
    );
  }

  const EXPORTS = {
    markdown: ["md", "text/markdown", () => answered().map((turn) => taken(turn, "markdown")).join("\n")],
    html: ["html", "text/html", () => standalone()],
    json: ["json", "application/json", () => JSON.stringify(answered().map((turn) => turn.answer), null, 2)],
    annotations: ["jsonld", "application/ld+json", () => JSON.stringify(annotations(), null, 2)],
  };

  const EXPORTED_STYLE = `
    body { font: 1.05rem/1.6 Georgia, serif; color: #1d1c19; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
    h2 { margin: 2.5rem 0 0.6rem; } h3 { margin: 0; } h4 { font-size: 1.3rem; margin: 0; }
    .cp-dispute, .cp-development { border-top: 3px solid #942a1c; background: #fbf1ee; padding: 0.8rem 1rem; margin: 1.2rem 0; }
    .cp-development { border-color: #2b5d3f; background: none; }
    .cp-tag { color: #942a1c; } .cp-development .cp-tag { color: #2b5d3f; }
    .cp-kind, .cp-where, .cp-speaker, .cp-also, dl { font: 0.88rem/1.5 system-ui, sans-serif; margin: 0.2rem 0; }
    .cp-sides { display: flex; flex-wrap: wrap; gap: 1rem 2rem; margin-top: 0.8rem; } .cp-side { flex: 1 1 14rem; }
    dl div { display: flex; gap: 1rem; } dt { color: #5b5952; min-width: 4.5rem; } dd { margin: 0; }
    ul, ol { list-style: none; padding: 0; } .cp-scale, .cp-number { display: none; }
    .cp-when { display: inline-block; min-width: 10rem; }
    .cp-card { border-top: 1px solid #dcd8cd; padding: 0.7rem 0; } .cp-card p { margin: 0; }
    blockquote { margin: 0.4rem 0 0; color: #5b5952; white-space: pre-wrap; }
    mark { background: #ffeda3; color: #1d1c19; }`;

  /* The conversation as a page of its own; the buttons become plain numbers. */
  function standalone() {
    const page = document.implementation.createHTMLDocument("Counterpoint");
    page.head.prepend(make("meta", { charset: "utf-8" }));
    page.head.append(make("style", { text: EXPORTED_STYLE }));
    for (const turn of answered()) {
      const body = page.createElement("section");
      body.innerHTML = turn.html;
      for (const at of $$("[data-edit], .cp-copy", body)) at.remove();
      for (const card of $$(".cp-card", body)) $(".cp-where", card)?.prepend(`[${$(".cp-number", card).textContent}] `);
      for (const at of $$("button", body)) at.replaceWith(at.matches(".cp-ref") ? `[${at.textContent}]` : at.textContent);
      page.body.append(make("h2", { text: turn.question }));
      const chips = limits(turn.filters);
      if (chips.length) page.body.append(make("p", { text: `Asked only of: ${chips.join("; ")}` }));
      page.body.append(body);
    }
    return `<!doctype html>\n${page.documentElement.outerHTML}`;
  }

  function answered() {
    return conversation.turns.filter((turn) => turn.answer);
  }

  function download(kind) {
    const [ending, type, content] = EXPORTS[kind];
    const place = URL.createObjectURL(new Blob([content()], { type }));
    make("a", { href: place, download: `counterpoint.${ending}` }).click();
    setTimeout(() => URL.revokeObjectURL(place), 1000);
  }

  // ---- what the browser keeps

  function kept() {
    try {
      const list = JSON.parse(localStorage.getItem(KEPT) ?? "[]");
      return Array.isArray(list) ? list : [];
    } catch {
      return [];
    }
  }

  function store(list) {
    let left = list.slice(0, MOST_KEPT);
    for (;;) {
      try {
        return void localStorage.setItem(KEPT, JSON.stringify(left));
      } catch {
        if (left.length < 2) return; // no room, or none allowed: the page works without it
        left = left.slice(0, Math.floor(left.length / 2));
      }
    }
  }

  function keep() {
    const mine = { id: conversation.id, when: Date.now(), turns: conversation.turns.filter((turn) => turn.html) };
    store([mine, ...kept().filter((other) => other.id !== conversation.id)]);
  }

  function listKept() {
    const dialog = $("#cp-history");
    const words = $("input", dialog).value.toLowerCase();
    const list = kept().filter((one) => one.turns.some((turn) => `${turn.question} ${turn.text}`.toLowerCase().includes(words)));
    $("ul", dialog).replaceChildren(
      ...list.map((one) =>
        make(
          "li",
          {},
          make(
            "button",
            { type: "button", "data-resume": one.id },
            make("bdi", { text: one.turns[0]?.question ?? "" }),
            make("small", { text: `${new Date(one.when).toLocaleString()} · ${one.turns.length} asked` }),
          ),
          button("Delete", { "data-delete": one.id, "aria-label": `Delete: ${one.turns[0]?.question ?? ""}` }),
        ),
      ),
    );
    if (!list.length) $("ul", dialog).append(make("li", { text: words ? "None with these words." : "None yet." }));
  }

  function begin(turns = [], id = null) {
    if (awaited !== null) $("#cp-stop")?.click();
    shut();
    conversation = id ? { id, turns } : fresh();
    busy(false);
    redraw();
    if (!id) history.replaceState(null, "", location.pathname);
    fill("")?.focus();
  }

  // ---- the articles

  function findArticles() {
    const words = ($("#cp-find")?.value ?? "").toLowerCase();
    const pressed = $$('.cp-bars button[aria-pressed="true"]');
    let shown = 0;
    const rows = $$(".cp-articles tbody tr");
    for (const row of rows) {
      const fits = pressed.every((one) =>
        one.dataset.filter === "when" ? row.dataset.when.startsWith(one.dataset.value) : row.dataset.outlet === one.dataset.value,
      );
      row.hidden = !(fits && row.textContent.toLowerCase().includes(words));
      shown += row.hidden ? 0 : 1;
    }
    const found = $("#cp-found");
    if (!found) return;
    found.textContent = shown === rows.length ? "" : `${shown} of ${rows.length}`;
    $("[data-only-shown]").hidden = shown === rows.length || shown === 0 || shown > MOST_ONLY;
  }

  /* Presses one of the buttons, or lets it go again. */
  function press(at, all) {
    const pressed = at.getAttribute("aria-pressed") === "true";
    for (const other of all) other.setAttribute("aria-pressed", "false");
    at.setAttribute("aria-pressed", String(!pressed));
  }

  function findDisputes() {
    const words = ($("#cp-find-dispute")?.value ?? "").toLowerCase();
    const kind = $('[data-kind][aria-pressed="true"]')?.dataset.kind;
    const rows = $$(".cp-survey > li");
    for (const row of rows) {
      row.hidden = !(row.textContent.toLowerCase().includes(words) && (!kind || row.dataset.of === kind));
    }
    const shown = rows.filter((row) => !row.hidden).length;
    const found = $("#cp-found-disputes");
    if (found) found.textContent = shown === rows.length ? "" : `${shown} of ${rows.length}`;
  }

  const LISTS = [
    [".cp-articles, .cp-histograms", findArticles],
    [".cp-survey, .cp-kinds", findDisputes],
  ];

  /* What the server draws anew knows nothing of the search box, and lets go what was pressed. */
  const redrawn = new MutationObserver((records) => {
    for (const [lists, find] of LISTS) {
      if (records.some((record) => touches(record, lists))) find();
    }
    redrawn.takeRecords(); // what the search itself changed
  });
  redrawn.observe(document.documentElement, {
    childList: true,
    subtree: true,
    characterData: true,
    attributeFilter: ["hidden", "aria-pressed"],
  });

  function touches({ target, addedNodes }, lists) {
    const at = target.closest ? target : target.parentElement;
    return at?.closest(lists) || [...addedNodes].some((node) => node.matches?.(lists) || node.querySelector?.(lists));
  }

  function shownRows() {
    return $$(".cp-articles tbody tr").filter((row) => !row.hidden);
  }

  function onlyOf(at) {
    return { id: at.dataset.only, title: at.dataset.title };
  }

  // ---- judging

  async function judge(at, verdict, note) {
    const told = $(".cp-kept", at.closest(".cp-tools"));
    const { answer, filters } = conversation.turns[turnOf(at)];
    const asked = {
      published_from: filters.from,
      published_to: filters.to,
      publishers: filters.outlets,
      sources: (filters.articles ?? []).map((one) => one.id),
    };
    const given = Object.fromEntries(Object.entries(asked).filter(([, value]) => value.length));
    const body = JSON.stringify({ verdict, note, filters: given, answer });
    try {
      const response = await fetch("cp/judge", { method: "POST", headers: { "Content-Type": "application/json" }, body });
      told.textContent = response.ok ? "Kept with the index." : (await response.json()).detail;
    } catch {
      told.textContent = "Could not be kept.";
    }
  }

  // ---- listening

  const CLICKS = {
    ask: (at) => {
      if (at.closest("#cp-disputes")) toAsk();
      ask(at.dataset.ask);
    },
    edit: (at) => fill(at.dataset.edit)?.focus(),
    quote: (at) => read({ turn: turnOf(at), group: at.dataset.group ?? "quotes", number: Number(at.dataset.quote) }, at),
    article: (at) => read({ article: at.dataset.article }, at),
    go: (at) => go(Number(at.dataset.go)),
    close: shut,
    copyQuote: (at) => copy(quoteText(open), at),
    copyCard: (at) => copy(quoteText({ turn: turnOf(at), group: at.dataset.group, number: Number(at.dataset.copyCard) }), at),
    copy: (at) => {
      const turn = conversation.turns[turnOf(at)];
      copy(at.dataset.copy === "link" ? turn.link ?? "" : taken(turn, at.dataset.copy), at);
    },
    judgeRight: (at) => judge(at, "right", ""),
    judgeWrong: (at) => {
      const box = $(".cp-judge", at.parentElement);
      box.hidden = !box.hidden;
      at.setAttribute("aria-expanded", String(!box.hidden));
      if (!box.hidden) $("select", box).focus();
    },
    judge: (at) => {
      const box = at.closest(".cp-judge");
      judge(at, $("select", box).value, $("input", box).value);
      box.hidden = true;
      $("[data-judge-wrong]", box.parentElement).setAttribute("aria-expanded", "false");
    },
    onlyOpen: () => {
      const id = open.article ?? quotesOf(open)[open.number].article;
      askOnly([{ id, title: $("#cp-article h2")?.textContent ?? id }]);
    },
    onlyShown: () => askOnly(shownRows().map((row) => onlyOf($("[data-only]", row)))),
    onlyOff: (at) => limit(at.dataset.onlyOff ? only.filter((one) => one.id !== at.dataset.onlyOff) : []),
    only: (at) => askOnly([onlyOf(at)]),
    new: () => begin(),
    export: (at) => {
      download(at.dataset.export);
      at.closest("details").open = false;
    },
    history: () => {
      listKept();
      $("#cp-history").showModal();
    },
    closeDialog: () => $("#cp-history").close(),
    resume: (at) => {
      const one = kept().find((other) => other.id === at.dataset.resume);
      $("#cp-history").close();
      if (one) begin(one.turns, one.id);
    },
    delete: (at) => {
      store(kept().filter((other) => other.id !== at.dataset.delete));
      listKept();
    },
    forget: () => {
      if (!confirm("Delete every conversation that this browser keeps?")) return;
      store([]);
      listKept();
    },
    filter: (at) => {
      press(at, $$(`[data-filter="${at.dataset.filter}"]`));
      findArticles();
    },
    kind: (at) => {
      press(at, $$("[data-kind]"));
      findDisputes();
    },
  };

  document.addEventListener(
    "click",
    (event) => {
      const tab = event.target.closest?.("#cp-tabs [role=tab]");
      if (tab && tab === $("#cp-tabs [role=tab]")) comeBack();
    },
    true, // before gradio shows the other tab
  );

  document.addEventListener("click", (event) => {
    const at = event.target.closest?.("button");
    if (!at) return;
    const name = Object.keys(CLICKS).find((key) => key in at.dataset);
    if (name) CLICKS[name](at);
  });

  document.addEventListener("input", (event) => {
    if (event.target.id === "cp-find") findArticles();
    else if (event.target.id === "cp-find-dispute") findDisputes();
    else if (event.target.closest?.("#cp-history")) listKept();
  });

  const fetchAhead = (event) => {
    const at = event.target.closest?.(":is(.cp-turn, .cp-survey) [data-quote]");
    if (!at) return;
    const where = { turn: turnOf(at), group: at.dataset.group ?? "quotes", number: Number(at.dataset.quote) };
    if (quotesOf(where)[where.number]) bring(where).catch(() => {});
  };
  for (const kind of ["wheel", "touchmove", "pointerdown"]) {
    document.addEventListener(kind, () => (moved = true), { passive: true });
  }
  document.addEventListener("pointerover", fetchAhead);
  document.addEventListener("focusin", fetchAhead);

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || $("#cp-history")?.open) return;
    if (event.key === "Escape" && open) {
      event.preventDefault();
      return shut();
    }
    if (event.target.closest?.("input, textarea, select, [contenteditable=true], [role=listbox], [role=tablist]")) return;
    if (/^[1-9]$/.test(event.key)) {
      const turn = open?.turn ?? turnOf(event.target);
      const group = open?.group === "survey" ? "survey" : "quotes";
      const where = { turn, group, number: Number(event.key) - 1 };
      if (quotesOf(where)[where.number]) read(where, open ? null : document.activeElement);
    } else if (event.key === "j") go(1);
    else if (event.key === "k") go(-1);
    else if (event.key === "/") {
      event.preventDefault();
      $("#cp-question textarea, #cp-question input")?.focus();
    }
  });

  /* Called by gradio before articles are removed: their ids, or none where the reader thinks again. */
  function sure(ids) {
    if (!ids?.length) return [];
    return confirm(`Remove ${ids.length === 1 ? "this article" : `these ${ids.length} articles`} from the index?`) ? ids : [];
  }

  return { take, receive, stopped, sure };
})();
