"""The report's style sheet and its one script, both inline so that the page needs nothing else."""

CSS = """
:root{--ink:#1d2a35;--soft:#5d6b78;--line:#dcd9d1;--paper:#fbfaf7;--card:#fff;--blue:#2b5d8a;--red:#a8402a;
--green:#2f6f4f;--mark:#fdeeb3}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);
font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,
"Helvetica Neue",Arial,sans-serif}
main{max-width:1080px;margin:0 auto;padding:40px 24px 80px}
h1,h2{font-family:Georgia,"Times New Roman",serif;font-weight:600;line-height:1.2}
h1{font-size:34px;margin:0 0 8px}h2{font-size:23px;margin:52px 0 6px}
p.lead{font-size:18px;max-width:72ch;margin:0 0 8px}p.note{color:var(--soft);max-width:78ch;margin:0 0 16px}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(300px,1fr));gap:14px;margin:26px 0 0}
.tile{background:var(--card);border:1px solid var(--line);border-radius:8px;padding:16px 18px}
.tile b{display:block;font:600 30px/1.1 Georgia,serif;margin-bottom:4px}.tile span{display:block;
font-weight:600}
.tile small{color:var(--soft);font-size:13.5px}
.tile.alarm{border-color:var(--red)}.tile.alarm b{color:var(--red)}.tile.fine b{color:var(--green)}
.scroll{overflow-x:auto;background:var(--card);border:1px solid var(--line);border-radius:8px}
table{border-collapse:collapse;width:100%;font-size:14.5px}
th,td{text-align:left;padding:7px 12px;border-top:1px solid var(--line);vertical-align:top}
thead th{border-top:0;color:var(--soft);font-weight:600;font-size:13px}
td.n,th.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}td small{color:var(--soft)}
td.up{color:var(--green);font-weight:600}td.down{color:var(--red);font-weight:600}
.plots{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(440px,100%),1fr));gap:14px}
figure{margin:0;background:var(--card);border:1px solid var(--line);border-radius:8px;padding:14px 16px}
figcaption{font-size:14px;color:var(--soft);margin-top:6px}figure h3{margin:0 0 8px;font-size:16px}
svg{display:block}svg.plot{width:100%;height:auto}svg text{font-size:12px;fill:var(--soft)}
svg .title{fill:var(--ink)}.axis{stroke:#8a949d}.grid{stroke:#eeece6}.track{stroke:#d5d1c7}
.range{stroke:var(--blue);stroke-width:3;opacity:.45;stroke-linecap:round}
.dot{fill:var(--blue)}.dot.good{fill:var(--green)}.dot.bad{fill:var(--red)}
.curve{fill:none;stroke:var(--blue);stroke-width:2.5}.ideal{stroke:#8a949d;stroke-dasharray:4 4}
.bin{fill:var(--blue);fill-opacity:.55;stroke:var(--blue)}.bar{fill:var(--blue);fill-opacity:.6}
.bar-filter{position:sticky;top:0;z-index:1;background:var(--paper);padding:12px 0;display:flex;
flex-wrap:wrap;
gap:8px 12px;align-items:center;border-bottom:1px solid var(--line)}
.bar-filter label{font-size:14px;color:var(--soft)}
select,input[type=search]{font:inherit;font-size:14.5px;padding:6px 9px;border:1px solid #b9b5aa;
border-radius:6px;
background:#fff;color:var(--ink)}
input[type=search]{min-width:230px;flex:1}.count{color:var(--soft);font-size:14px;margin-left:auto}
details.q{background:var(--card);border:1px solid var(--line);border-radius:8px;margin:10px 0}
details.q[hidden]{display:none}
summary{cursor:pointer;padding:12px 16px;display:flex;flex-wrap:wrap;gap:4px 10px;align-items:baseline;
list-style:none}
summary::-webkit-details-marker{display:none}summary::before{content:"▸";color:var(--soft)}
details[open]>summary::before{content:"▾"}summary .text{font-weight:600;flex:1 1 320px}
:focus-visible{outline:2px solid var(--blue);outline-offset:2px}
.chip{font-size:12.5px;border-radius:99px;padding:2px 10px;border:1px solid var(--line);color:var(--soft);
white-space:nowrap}
.chip.bad{border-color:#dfb1a5;color:var(--red);background:#fcf3f0}
.chip.good{border-color:#b3d2c2;color:var(--green);background:#f1f8f4}
.body{display:grid;grid-template-columns:1fr 1fr;gap:8px 28px;padding:4px 18px 18px;
border-top:1px solid var(--line)}
@media(max-width:760px){.body{grid-template-columns:1fr}}
.body h4{margin:12px 0 4px;font-size:13px;color:var(--soft);font-weight:600}.wide{grid-column:1/-1}
.body ul{margin:0;padding-left:18px}.body p{margin:4px 0}
blockquote{margin:8px 0;padding:8px 12px;border-left:3px solid var(--line);background:#fcfbf9;
font-size:14.5px;
overflow-wrap:anywhere;white-space:pre-line}
blockquote.hit{border-left-color:var(--green)}blockquote.miss{border-left-color:var(--red)}
blockquote footer{color:var(--soft);font-size:13px;margin-top:4px}blockquote .around{color:#77828c}
mark{background:var(--mark);color:inherit;padding:0 1px}
.side{font-weight:600;font-size:14px;margin:8px 0 0}
footer.page{margin-top:60px;color:var(--soft);font-size:13.5px}
.tall{max-height:520px;overflow-y:auto}.tall thead th{position:sticky;top:0;background:var(--card)}
a{color:var(--blue)}
@media print{.bar-filter{display:none}details.q{break-inside:avoid}}
"""

SCRIPT = """
(() => {
  const cards = [...document.querySelectorAll('details.q')];
  const show = document.getElementById('show'), kind = document.getElementById('kind');
  const words = document.getElementById('words'), count = document.getElementById('count');
  if (!show) return;
  const apply = () => {
    const wanted = words.value.toLowerCase();
    let seen = 0;
    for (const card of cards) {
      const sorts = card.dataset.sorts ? card.dataset.sorts.split('|') : [];
      const bySort = show.value === 'all' || (show.value === 'misses' ? sorts.length > 0
        : show.value === 'right' ? sorts.length === 0 : sorts.includes(show.value));
      const ok = bySort && (!kind.value || card.dataset.kind === kind.value)
        && (!wanted || card.textContent.toLowerCase().includes(wanted));
      card.hidden = !ok;
      seen += ok;
    }
    count.textContent = seen + ' of ' + cards.length + ' questions';
  };
  const open = () => {
    const card = location.hash && document.getElementById(location.hash.slice(1));
    if (!card) return;
    card.hidden = false;
    card.open = true;
    card.scrollIntoView();
  };
  addEventListener('hashchange', open);
  for (const control of [show, kind, words]) control.addEventListener('input', apply);
  apply();
  open();
})();
"""
