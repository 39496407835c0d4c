"""The same thing that a question asks, said as a statement or asked with another adverb."""

from qa.asking.inflect import past, third_person
from qa.asking.opening import CONNECTORS, Asked, with_verb
from qa.asking.predicate import BEFORE_VERB, SUBJECTS, subject_end
from qa.asking.wording import AUXILIARIES, BE, TIME_NOUNS, Wording, sentence_end

_STAND_INS = {
    "who": "someone",
    "whom": "someone",
    "what": "something",
    "which": "something",
    "whose": "someone's",
}


def statement_of(w: Wording, a: Asked) -> str:
    """The question said as a statement, without a full stop and in running case: "the city was captured".

    What a question word asks for becomes "someone", "something" or its bare noun; times, places, reasons and
    manners asked for are left out. Empty where the grammar does not show how to say it.
    """
    end = sentence_end(w)
    if a.form == "declarative":
        return w.slice(a.first, end)
    if a.form == "yes_no":
        lead = w.slice(0, a.first).rstrip(" ,")
        said = _turned(w, a.at, end, "") or _figure_stated(w, a.at, end)
        connector = not lead or all(
            w.low(k) in CONNECTORS or w.tokens[k].pos == "PUNCT" for k in range(a.first)
        )
        return said if connector or not said else f"{said}, {_running(w, 0, lead)}"
    if a.form != "wh":
        return ""
    adverbial, stand_in = _stand_in(w, a)
    k = a.rest
    if k >= end:
        # "The regiment was raised in which year?"
        stop = a.at - 1 if a.at and w.tokens[a.at - 1].pos == "ADP" else a.at
        return _running(w, a.first, w.slice(a.first, stop))
    if w.low(k) in AUXILIARIES and (adverbial or _inverted(w, a, k)):
        return _turned(w, k, end, "" if adverbial else stand_in)
    if adverbial:
        return w.slice(k, end)
    return f"{stand_in} {w.slice(k, end)}".strip()


def _figure_stated(w: Wording, at: int, end: int) -> str:
    """ "the toll was 41" from "Was the toll 41?": where the parser finds no second half, the figure is it."""
    if w.low(at) not in BE:
        return ""
    figure = next((n for n in range(at + 2, end) if w.tokens[n].pos == "NUM" and not w.in_time(n)), -1)
    return f"{w.slice(at + 1, figure)} {w.low(at)} {w.slice(figure, end)}" if figure > 0 else ""


def _inverted(w: Wording, a: Asked, k: int) -> bool:
    """Whether the subject follows the auxiliary at `k`: as in "Which ship did they lose"."""
    if w.low(k) in ("do", "does", "did", "don't", "doesn't", "didn't"):
        return any(t.tag in ("VB", "VBP", "NN", "VBD") for t in w.tokens[k + 2 :])
    # "Which company had Holm been at": the parser takes such a "had" for the verb.
    if w.low(k) in ("has", "have", "had") and any(t.text == "been" for t in w.tokens[k + 2 :]):
        return True
    if any(w.tokens[n].dep in ("nsubj", "nsubjpass") for n in range(a.at, k)):
        return False
    verbs = any(t.pos == "VERB" for t in w.tokens[k + 1 :])
    return verbs and any(t.dep in SUBJECTS and t.head > n for n, t in enumerate(w.tokens) if n > k)


def asked_again(w: Wording, a: Asked, word: str) -> str:
    """The clause asked with another adverb: "Who won the cup?" with "When" gives "When did someone win the
    cup?". Without a question mark; empty where the grammar does not show how."""
    end = sentence_end(w)
    if a.form == "yes_no":
        return f"{word} {w.low(a.at)} {w.slice(a.at + 1, end)}"
    if a.form == "declarative":
        return _told_asked(w, a, word)
    a = with_verb(w, a)
    if a.form != "wh" or a.rest >= end:
        return ""
    k = a.rest
    adverbial, stand_in = _stand_in(w, a)
    if w.low(k) == "of":
        # "Which of the two lost more?": one of the two.
        k, of = w.subtree(k)[1], k
        named = a.noun_last > a.noun_first
        stand_in = f"{stand_in if named else 'one' if a.word == 'which' else 'some'} {w.slice(of, k)}"
        if k >= end:
            return ""
    # "had to leave" is asked with "did".
    helps = w.low(k) in AUXILIARIES and not (w.low(k) in ("has", "have", "had") and w.low(k + 1) == "to")
    if helps and adverbial:
        return f"{word} {w.slice(k, end)}"
    if helps and _inverted(w, a, k):
        stop = subject_end(w, k + 1, end, w.low(k))
        while stop < end and w.tokens[stop].pos == "ADV":
            stop += 1
        # "Which company had he been at before?"
        stranded = stand_in and w.tokens[stop + 1 :] and w.tokens[stop + 1].pos == "ADP"
        stop += 1 if stranded and not any(w.children(stop + 1, "pobj", "pcomp")) else 0
        parts = (word, w.slice(k, stop + 1), stand_in, w.slice(stop + 1, end))
        return " ".join(part for part in parts if part)
    if helps:
        return f"{word} {w.low(k)} {stand_in} {w.slice(k + 1, end)}"
    if adverbial and w.tokens[k].pos not in ("VERB", "AUX", "ADV"):
        return f"{word} {w.slice(k, end)}"  # "when he resigned", in the order of a statement
    verb = next((n for n in range(k, end) if w.tokens[n].pos != "ADV"), k)
    tag = w.tokens[verb].tag
    many = tag == "VBP" or (tag == "NN" and w.tokens[verb - 1].tag == "NNS")
    aux = "did" if tag in ("VBD", "VBN") else "do" if many else "does"
    behind = (w.slice(k, verb), w.tokens[verb].lemma.lower(), w.slice(verb + 1, end))
    return " ".join(part for part in (word, aux, stand_in, *behind) if part)


def _told_asked(w: Wording, a: Asked, word: str) -> str:
    """ "How did the port raise its fees" from "The port raised its fees"."""
    end, verb = sentence_end(w), w.root()
    subject = next(w.children(verb, "nsubj", "nsubjpass"), -1)
    if subject < 0:
        return ""
    first, last = w.subtree(subject)
    if first != a.first or last > verb:
        return ""
    said = (
        w.slice(first, last) if w.tokens[first].pos == "PROPN" else _running(w, first, w.slice(first, last))
    )
    aux = verb if w.low(verb) in BE else next(w.children(verb, "aux", "auxpass"), -1)
    if aux >= last:
        return " ".join(p for p in (word, w.low(aux), said, w.slice(last, aux), w.slice(aux + 1, end)) if p)
    did = {"VBD": "did", "VBZ": "does", "VBP": "do"}.get(w.tokens[verb].tag, "")
    parts = (word, did, said, w.slice(last, verb), w.tokens[verb].lemma.lower(), w.slice(verb + 1, end))
    return " ".join(part for part in parts if part) if did else ""


def _stand_in(w: Wording, a: Asked) -> tuple[bool, str]:
    """Whether a question word asks for no part of the bare clause (time, place, reason), and what stands
    for it."""
    nouns = w.slice(a.noun_first, a.noun_last)
    stand_in = _STAND_INS.get(a.word, "")
    if nouns:
        certain = "certain" if w.tokens[a.noun_last - 1].tag in ("NNS", "NNPS") else "a certain"
        stand_in = f"{certain} {nouns}" if a.word in ("what", "which") else f"{stand_in} {nouns}".strip()
    elif a.word == "how many":
        stand_in = "some"
    return a.adverbial or a.at > a.first or w.low(a.noun_last - 1) in TIME_NOUNS, stand_in


def _turned(w: Wording, aux: int, end: int, thing: str) -> str:
    """Subject first: "did the union accept" -> "the union accepted"; `thing` is put behind the verb."""
    start = aux + 1
    while start < end and w.low(start) in ("n't", "not"):
        start += 1
    if start >= end:
        return ""
    stop = subject_end(w, start, end, w.low(aux))
    if stop <= start:
        return ""
    subject, word = w.slice(start, stop), w.low(aux).removesuffix("n't")
    word = {"wo": "will", "ca": "can"}.get(word, word)
    verb = stop
    while verb < end and (w.tokens[verb].pos == "ADV" or w.low(verb) in BEFORE_VERB):
        verb += 1
    if word in ("do", "does", "did"):
        if verb >= end:
            return ""
        lemma = w.low(verb)
        told = past(lemma) if word == "did" else third_person(lemma) if word == "does" else lemma
        stranded = verb + 1 < end and w.tokens[end - 1].pos == "ADP"
        behind = (w.slice(verb + 1, end), thing) if stranded else (thing, w.slice(verb + 1, end))
        parts = (subject, w.slice(stop, verb), told, *behind)
    elif thing and verb < end and w.tokens[verb].pos == "VERB":
        parts = (subject, word, w.slice(stop, verb + 1), thing, w.slice(verb + 1, end))
    else:
        parts = (subject, word, w.slice(stop, end), thing, "")
    return " ".join(part for part in parts if part).replace(" ,", ",")


def _running(w: Wording, i: int, text: str) -> str:
    """A stretch that began the question, as it reads inside a sentence: only names keep their capital."""
    if not text or w.tokens[i].pos == "PROPN" or text[:2].isupper() or w.tokens[i].text == "I":
        return text
    return text[0].lower() + text[1:]
