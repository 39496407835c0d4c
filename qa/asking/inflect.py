"""English verb forms: the past and the third person of a lemma, for turning a question into a statement."""

# Standard irregular pasts, "lemma past"; every other verb takes -ed.
_IRREGULAR = """be was,become became,begin began,bend bent,bet bet,bind bound,bite bit,bleed bled,blow blew,
    break broke,breed bred,bring brought,broadcast broadcast,build built,burst burst,buy bought,cast cast,
    catch caught,choose chose,cling clung,come came,cost cost,creep crept,cut cut,deal dealt,dig dug,do did,
    draw drew,drink drank,drive drove,eat ate,fall fell,feed fed,feel felt,fight fought,find found,flee fled,
    fling flung,fly flew,forbid forbade,forecast forecast,foresee foresaw,forget forgot,forgive forgave,
    freeze froze,get got,give gave,go went,grind ground,grow grew,hang hung,have had,hear heard,hide hid,
    hit hit,hold held,hurt hurt,keep kept,know knew,lay laid,lead led,leave left,lend lent,let let,lie lay,
    light lit,lose lost,make made,mean meant,meet met,mislead misled,mistake mistook,outbid outbid,
    overcome overcame,oversee oversaw,overtake overtook,overthrow overthrew,pay paid,put put,quit quit,
    read read,rebuild rebuilt,ride rode,ring rang,rise rose,run ran,say said,see saw,seek sought,sell sold,
    send sent,set set,shake shook,shed shed,shine shone,shoot shot,show showed,shrink shrank,shut shut,
    sing sang,sink sank,sit sat,sleep slept,slide slid,speak spoke,spend spent,spin spun,split split,
    spread spread,spring sprang,stand stood,steal stole,stick stuck,sting stung,strike struck,strive strove,
    swear swore,sweep swept,swim swam,swing swung,take took,teach taught,tear tore,tell told,think thought,
    throw threw,undergo underwent,understand understood,undertake undertook,uphold upheld,upset upset,
    wake woke,wear wore,weave wove,win won,wind wound,withdraw withdrew,withhold withheld,withstand withstood,
    write wrote,cancel cancelled,control controlled,travel travelled,quarrel quarrelled,signal signalled,
    compel compelled,expel expelled,propel propelled,refer referred,prefer preferred,occur occurred,
    incur incurred,defer deferred,confer conferred,transfer transferred,recur recurred,admit admitted,
    commit committed,permit permitted,submit submitted,omit omitted,emit emitted,transmit transmitted,
    regret regretted,equip equipped,allot allotted,abet abetted,debut debuted"""
_PASTS = {pair.split()[0]: pair.split()[1] for pair in _IRREGULAR.split(",")}
_VOWELS = "aeiou"


def past(lemma: str) -> str:
    """The simple past of a verb's lemma: `sign` gives `signed`, `strike` gives `struck`."""
    if lemma in _PASTS:
        return _PASTS[lemma]
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return lemma[:-1] + "ied"
    if _doubles(lemma):
        return lemma + lemma[-1] + "ed"
    return lemma + "ed"


def third_person(lemma: str) -> str:
    """The third person singular of the present: `carry` gives `carries`."""
    if lemma == "have":
        return "has"
    if lemma == "be":
        return "is"
    if lemma.endswith(("s", "x", "z", "ch", "sh", "o")):
        return lemma + "es"
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return lemma[:-1] + "ies"
    return lemma + "s"


def _doubles(lemma: str) -> bool:
    """Whether a verb of one syllable ends in consonant, vowel, consonant: `stop`, `ban`."""
    if len(lemma) < 3 or sum(letter in _VOWELS for letter in lemma) != 1:
        return False
    before, vowel, last = lemma[-3], lemma[-2], lemma[-1]
    return before not in _VOWELS and vowel in _VOWELS and last not in _VOWELS + "wxy"
