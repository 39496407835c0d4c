"""The English words that report what somebody says: verbs with their frames, and nouns."""

from index.wordlists import words

# With a clause ("said that …") or a quotation; most of them are in any grammar's list of verbs of saying.
SAY = words(
    """say state tell announce report claim add warn insist confirm note argue predict explain declare
    maintain assert allege contend acknowledge admit concede stress emphasize emphasise underline
    underscore reiterate repeat disclose mention remark observe recall write tweet reply respond
    answer conclude complain promise pledge vow assure inform notify testify hint imply caution
    swear confess clarify counter retort proclaim opine speculate theorize theorise affirm attest rule
    advise recommend suggest indicate reveal estimate forecast project point highlight guarantee
    share comment specify stipulate confide
    lament joke quip vouch reckon plead persuade hypothesize posit postulate decree profess aver
    attribute remind hold calculate recount"""
)
# Only with a quotation: "…," she laughed.
QUOTE_ONLY = words(
    """continue ask comment exclaim shout cry whisper read elaborate laugh smile shrug sigh yell
    scream recount interject urge tell agree wonder chime begin conclude volunteer enthuse rage gush
    sum finish summarize summarise boast post blog message echo tout brag rant muse fume go address
    speak lash hit snap scoff think believe hope describe demand question sing"""
)
# With "back" a reply, also with a clause: "fired back that …".
BACK = words("fire shoot hit")
# What somebody holds to be so, not necessarily said aloud; only with a clause.
ATTITUDE = words("believe think expect fear hope feel agree suspect assume reckon charge")
# A document or a researcher "finds" and "shows"; anybody else who does is not reporting.
FINDING = words("find show suggest indicate reveal conclude estimate")
# These report only with a speaker who can speak: "the evidence suggests that" is nobody's statement.
SPEAKER_NEEDED = FINDING | words(
    """hint imply signal guarantee charge project highlight repeat echo underline underscore detail remind
    explain hold calculate share comment"""
)
FINDERS = words(
    """study survey poll report research analysis investigation inquiry review paper researcher scientist
    expert investigator economist analyst court jury panel commission committee auditor audit figure
    datum data statistic census document watchdog regulator pollster team"""
)
# With a plain object: "announced a merger". The object is what is said.
WITH_OBJECT = words(
    """announce report confirm reveal declare disclose predict forecast allege admit acknowledge explain
    promise pledge reiterate"""
)
# "floated a plan to sell the bridge": with a noun for what can only be put in words.
PROPOSING = words("float propose pitch")
PROPOSED = words("plan idea proposal option notion scheme compromise")
# "claimed victory", but not "the flood claimed nine lives" nor "claimed a benefit".
CLAIMABLE = words("victory responsibility credit success control progress part role merit")
# "warned of", "spoke of": the object of the preposition is what is said.
WITH_PREPOSITION = {
    "warn": frozenset({"of", "about", "against"}),
    "speak": frozenset({"of"}),
    "write": frozenset({"of"}),
    "talk": frozenset({"of"}),
    "tell": frozenset({"of"}),
    "complain": frozenset({"of", "about"}),
    "boast": frozenset({"of", "about"}),
    "call": frozenset({"for", "on"}),
    "admit": frozenset({"to"}),
    "confess": frozenset({"to"}),
    "hint": frozenset({"at"}),
    "report": frozenset({"on", "about"}),
    "appeal": frozenset({"for"}),
}
# The one who does it says that something is not so.
DENY = words("""deny dismiss reject refute rebut dispute contradict disavow rubbish debunk downplay""")
# These deny anything they govern; the others only what somebody said ("dismissed the manager" is no denial).
DENY_ANYTHING = frozenset({"refute", "rebut", "disavow"})
# "denied any involvement", but not "denied entry" nor "denied the visitors a goal".
DENIABLE = words(
    """involvement wrongdoing responsibility guilt liability knowledge link role plan offence offense crime
    existence connection intention misconduct breach fraud theft affair murder bribery corruption
    negligence it them this all any each both doping bias interference collusion"""
)
DOUBT = words("doubt question")
# "could not verify": the one who fails to leaves it open.
VERIFY = words("verify confirm corroborate authenticate substantiate")
# What somebody says to his own cost, or gives away: where another only alleges it, it is that one's word.
CONCEDED = words("reveal admit acknowledge confirm disclose concede confess recognize recognise")
ALLEGED = words(
    """allege claim accuse contend argue suggest assert charge insinuate imply allegation accusation assertion
    contention argument suggestion"""
)
# "accused X of Y", "blamed X for Y": X and Y together are what is said.
ACCUSE = {
    "accuse": frozenset({"of"}),
    "blame": frozenset({"for", "on"}),
    "suspect": frozenset({"of"}),
    "fault": frozenset({"for"}),
    "credit": frozenset({"with", "for", "to"}),
    "criticize": frozenset({"for", "as"}),
    "criticise": frozenset({"for", "as"}),
    "condemn": frozenset({"for", "as"}),
    "denounce": frozenset({"for", "as"}),
    "praise": frozenset({"for", "as"}),
    "thank": frozenset({"for"}),
    "decry": frozenset({"as"}),
    "attribute": frozenset({"to"}),
    "ascribe": frozenset({"to"}),
}
# These may stand with the object alone: "denounced the raid".
ACCUSE_ALONE = words("credit denounce condemn decry blame criticize criticise")
# "called X Y", "described X as Y".
CALL = words(
    """call label brand dub term describe characterize characterise portray slam blast hail deem judge pronounce"""
)
CALL_AS = words(
    """describe characterize characterise portray hail refer denounce condemn dismiss reject slam blast
    brand label see view regard perceive brush"""
)
# "put the toll at 40": the object and the figure are what is said.
PUT_AT = words(
    """figure toll number estimate total cost count damage loss value price magnitude turnout share rate
    size strength crowd attendance chance death casualty injury dead wounded range length duration height depth
    weight area distance speed population age"""
)
# The same with any object: "valued the villa at 20 million", "as high as 30 million".
VALUE_AT = words("value estimate assess appraise rate measure")
# "gave a toll of 40", "named a price of 2 million": with one of the objects above and its figure.
GIVE_OF = words("give name publish")
# "raised the toll to 40": with one of the nouns that only a statement can change and the figure.
REVISE = words("raise lower revise increase reduce correct update")
REVISED = words("toll figure estimate forecast count tally projection")
# Whoever can speak and counts something says how many there were: "the police counted 12,000 marchers".
COUNTING = words("count record register tally list estimate measure log reckon")
# "recorded two albums", "recorded a win": done, not counted.
DONE = words(
    "album song single track video film goal win victory defeat draw assist point save try time score hit"
)
# "arrives at 18 percent", "comes to 53 percent", "reckons with 500 dismissals", "admits to 30 dead": a figure must
# follow.
COUNTING_WITH = {
    "arrive": frozenset({"at"}),
    "come": frozenset({"to"}),
    "reckon": frozenset({"with"}),
    "admit": frozenset({"to"}),
    "confess": frozenset({"to"}),
}
# With an object and an infinitive, or with an object alone: what is wanted.
DEMAND = words("urge demand implore exhort")
# With an infinitive: "claims to have won", "vowed to fight".
WITH_INFINITIVE = words("claim promise pledge vow threaten swear profess")
# "published its findings: “…”": the quotation behind the colon is what is said.
ISSUE = words("issue release publish give offer provide send share")
CITE = frozenset({"quote", "cite"})
REPORTING = (
    SAY
    | QUOTE_ONLY
    | BACK
    | ATTITUDE
    | FINDING
    | WITH_OBJECT
    | frozenset(WITH_PREPOSITION)
    | DENY
    | DOUBT
    | VERIFY
    | frozenset(ACCUSE)
    | CALL
    | CALL_AS
    | DEMAND
    | WITH_INFINITIVE
    | VALUE_AT
    | GIVE_OF
    | REVISE
    | COUNTING
    | frozenset(COUNTING_WITH)
    | PROPOSING
    | CITE
    | ISSUE
    | frozenset({"put"})
)

# Nouns for what is said: "X's claim that …", "dismissed the rumours".
SAID_NOUNS = words(
    """claim allegation accusation assertion denial statement report rumor rumour suggestion announcement
    warning insistence contention argument charge complaint account speculation criticism prediction
    remark comment assurance promise pledge testimony revelation admission conclusion finding
    estimate assessment notion idea belief theory hypothesis concern fear view opinion story
    narrative version reading characterization characterisation insinuation gossip hearsay talk
    accounts declaration confession"""
)
# "X's view that …" is X's; without a clause "the idea" is nobody's statement.
VIEW_NOUNS = words("view opinion word estimate reckoning estimation account telling")
# What somebody counts up: "200 left, by the union's count".
COUNT_NOUNS = words("count tally reckoning calculation estimate estimation")
# Things that speak for whoever issued them.
DOCUMENTS = words(
    """statement report study survey poll announcement letter memo document filing release indictment
    lawsuit complaint article newspaper website post tweet email e-mail message communique
    communiqué note paper analysis investigation research review testimony affidavit affidavits
    interview speech"""
)
# Verbs after which an infinitive still tells that it was said: "went on to say".
SAID_TO = words(
    "go continue proceed hasten use take appear turn come return move step talk speak phone ring telephone"
)
# These are read for their author: "the company's statement says" is the company's word.
AUTHORED = words(
    """statement letter memo post tweet email e-mail message communique communiqué announcement filing
    lawsuit complaint testimony affidavit speech release submission"""
)
# Auxiliaries that leave open whether it was said.
UNSAID = words("would could may might should must can ought")
NO_SPEAKERS = words(
    """i we you one there nobody none nothing something everything anything what which that this these
    those who whoever whom anyone someone everyone somebody rumor rumour rumors rumours legend
    myself me us him her them noone let's 's ’s"""
)
HUMANS = words(
    """official officer spokesman spokeswoman spokesperson minister president secretary ambassador diplomat
    leader chief chairman chairwoman chair director executive ceo founder manager coach captain
    player analyst economist expert professor researcher scientist doctor nurse judge prosecutor
    lawyer attorney witness resident neighbour neighbor survivor activist critic supporter opponent
    source aide adviser advisor lawmaker senator congressman congresswoman representative mp mayor
    governor commissioner general colonel major sergeant commander soldier police authority
    government ministry agency department office company firm union party group council commission
    committee court board association federation bank network newspaper magazine broadcaster outlet
    media medium press journalist reporter correspondent editor author actor actress singer star
    king queen prince princess pope bishop priest man woman boy girl person people mother father
    parent son daughter brother sister husband wife friend driver farmer worker employee employer
    owner teacher student victim suspect candidate premier chancellor deputy head member delegate
    envoy negotiator mediator monitor observer regulator watchdog campaigner organizer organiser
    veteran insider pundit commentator consultant engineer designer developer specialist historian
    side authorities administration parliament senate embassy rebel separatist militant protester
    opposition team club league operator carrier airline manufacturer maker hospital university
    institute university school army navy force military kremlin observatory laboratory centre center
    bureau charity insurer retailer chamber pilot sailor guard clerk climber passenger visitor villager
    trader tenant miner refugee migrant relative widow
    user subscriber customer shopper buyer seller creator blogger streamer follower fan investor shareholder
    advocate builder contractor broker banker inspector detective ranger lifeguard translator interpreter
    curator librarian archivist collector volunteer guest tourist crowd organization organisation
    nonprofit ngo foundation coalition alliance weekly daily monthly tabloid broadsheet"""
)
# Those that "it" may stand for.
BODIES = words(
    """government ministry agency department office company firm union party group council commission
    committee court board association federation bank network newspaper magazine broadcaster outlet
    organization organisation nonprofit ngo foundation coalition alliance
    parliament senate embassy team club league operator carrier airline manufacturer maker hospital
    university institute school army navy force military prosecution defence defense study survey
    poll report inquiry statement court panel regulator watchdog authority administration observatory
    laboratory bureau charity insurer retailer weekly daily monthly tabloid broadsheet"""
)
# Papers, which the parser takes for times.
PERIODICALS = words("weekly daily monthly")
# Who speaks without being a person: "he" and "she" never stand for them.
NO_PERSONS = BODIES | words("media medium press opposition kremlin center centre chamber side family")
HUMAN_ENDINGS = ("keeper", "man", "woman", "men", "women", "ist", "ician", "eer", "person")
FEMALE = words(
    """ms mrs miss spokeswoman chairwoman congresswoman actress queen princess woman girl mother sister
    daughter wife businesswoman policewoman lady dame duchess waitress grandmother aunt niece madam
    madame baroness widow"""
)
MALE = words(
    """mr spokesman chairman congressman actor king prince man boy father brother son husband businessman
    policeman lord sir duke waiter grandfather uncle nephew pope bishop baron"""
)
# The commonest first names, to keep "she" from a man and "he" from a woman.
FEMALE_NAMES = words(
    """mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty sandra
    margaret ashley kimberly emily donna michelle carol amanda melissa deborah stephanie rebecca
    sharon laura cynthia kathleen amy angela shirley anna brenda pamela emma nicole helen samantha
    katherine catherine christine rachel carolyn janet maria heather diane ruth julie olivia joyce
    virginia victoria kelly lauren christina joan evelyn judith andrea hannah megan cheryl
    jacqueline martha gloria teresa ann sara madison frances kathryn janice alice abigail julia
    judy sophia grace denise amber marilyn beverly danielle theresa diana natalie charlotte rose
    alexis kayla claire fiona nicola hillary hilary ursula giorgia jacinda elena olga natalia
    svetlana irina marie sophie camille ingrid astrid carmen lucia isabel paula fatima aisha leila
    yuki mei priya taylor beyonce bella greta kate katie lucy molly amelia isabella eleanor joanna
    monica erin jenny beth annie maggie sally wendy tina anita fiona joanne lorraine yvonne naomi miriam
    serena venus simona caroline angelique petra karolina bianca martina steffi ursula sanna mette giulia chiara
    francesca alessandra ines lena katarina jelena tatiana anastasia ekaterina yulia ludmila indira sonia malala leyla
    simone allyson katherina jasmine keira margot scarlett meryl frances halle viola zendaya cate"""
)
MALE_NAMES = words(
    """james robert john michael david william richard joseph thomas charles christopher daniel matthew
    anthony mark donald steven paul andrew joshua kenneth kevin brian george timothy ronald edward
    jason jeffrey ryan jacob gary nicholas eric jonathan stephen larry justin scott brandon benjamin
    samuel gregory frank alexander raymond patrick jack dennis jerry tyler aaron jose adam nathan
    henry douglas zachary peter kyle walter ethan jeremy harold keith christian roger noah gerald
    carl terry sean austin arthur lawrence jesse dylan bryan joe jordan billy bruce albert willie
    gabriel logan alan juan wayne roy ralph randy eugene vincent russell elijah louis bobby philip
    johnny simon martin ian graham nigel vladimir sergei sergey dmitry ivan boris igor alexei
    mikhail hans klaus jean-pierre pierre jacques luis carlos antonio pedro pablo giuseppe marco
    mario ahmed mohammed muhammad ali hassan omar steve tim tom jim bob bill mike dave dan nick ben
    sam alex chris matt elon jeff barack joe tony travis
    greg doug phil ted fred ken ron rick pete jeremy neil stuart duncan craig shane brad todd kurt
    glenn wade derek marcus leon oscar hugo felix rupert
    rafael dominic novak roger diego javier jorge fernando francisco roberto carlo paolo francesco lorenzo luca matteo
    giovanni andreas stefan wolfgang lars sven magnus anders erik piotr tomasz zoran viktor yuri oleg pavel maxim andrei
    nikolai kenji hiroshi raj amit rahul sanjay arjun vikram abdul ibrahim khalid youssef mustafa mehmet emmanuel
    gerard olivier antoine didier cristiano joao tiago bruno thiago lionel sergio usain eliud joaquin leonardo quentin
    denzel anton"""
)


def gender_of(first_name: str) -> str:
    """The gender, "f" or "m", that a first name in lower case tells; empty where it tells none."""
    return "f" if first_name in FEMALE_NAMES else "m" if first_name in MALE_NAMES else ""
