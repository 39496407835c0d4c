"""What is told in the place of what is asked: a quarter's sales for a year's, a whole evening's for one picture's."""

import re
from functools import lru_cache

from qa.fitting.candidates import STILL_TO_PLAY

QUARTERS = "first|second|third|fourth"
A_QUARTER = (
    rf"(?:{QUARTERS}|present|current|latest|this|last|next|holiday|(?:in|for|of) the|q[1-4])[ -]quarter|quarterly|"
    r"q[1-4]|half[- ]year"
)
WHOLE_YEAR = r"annual|yearly|full[- ]year|(?:whole|all) (?:of )?(?:fiscal )?(?:the year|(?:20|19)\d\d)"
# Each row: what is asked for, what is told of instead, and what tells of the asked one all the same.
_Row = tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]
# What a firm earned in a year is not what it did in a quarter.
_IN_A_YEAR = re.compile(
    r"\b(?:revenues?|sales|turnover|profits?|loss(?:es)?|income|earnings|deliver\w*|sold|sell|shipped|"
    r"produced?|buil[dt]|registered)\b[^?]*"
    r"\b(?:in|for) (?:fiscal )?(?:20|19)\d\d\b",
    re.I,
)
_OF_A_QUARTER = re.compile(rf"\b(?:{A_QUARTER})\b", re.I)
_OF_A_YEAR = re.compile(rf"\b(?:{WHOLE_YEAR}|for the (?:full )?year|(?:in|for) (?:20|19)\d\d)\b", re.I)
# The season's top scorer is not the all-time one.
_OF_ALL_TIME = re.compile(r"\ball[- ]time\b|\bever\b|\bin history\b|\bof all time\b", re.I)
_EVER = re.compile(r"\ball[- ]time\b|\bever\b|\bhistory\b|\brecord\w*|\bcareer\b|\bno one has\b", re.I)
_OF_A_SEASON = re.compile(
    r"\b(?:of|in|for) (?:the|this|last) (?:regular )?season\b|\bthis (?:season|year)\b|"
    r"\b(?:regular|this|last) season\b",
    re.I,
)
# When its first stone was laid is not when it was opened.
_READY = re.compile(r"\b(?:open(?:ed|s|ing)?|inaugurat\w+|complet(?:ed|ion)|finish(?:ed)?)\b", re.I)
_GROUND_BROKEN = re.compile(
    r"\b(?:(?:first|foundation) (?:stone|pile|brick|sod|beam)s?\b|ground-?breaking|(?:broke|break|breaking) ground|"
    r"(?:construction|building|work)(?: work)?(?: [\w’'-]+){0,4} (?:began|begun|begins?|started|starts?))\b",
    re.I,
)
# "Half-time: Orne 4, Velm 1" is no final score.
_SCORE = re.compile(r"\bscore(?!r|d)\b|\bhow did .+ end\b", re.I)
_BEFORE_THE_END = re.compile(
    r"\b(?:half[- ]time|at the (?:break|interval)|(?:by|at) the end of (?:regulation|normal time)|after extra time)\b",
    re.I,
)
_AT_THE_END = re.compile(
    r"\b(?:full[- ]time|final score|end(?:ed|s|ing)|wins?|won|beat(?:s|en)?|defeat\w*|victory|shoot-?out|penalties)\b",
    re.I,
)
# Who scored most has not scored the goal that decided the match.
_ONE_GOAL = re.compile(r"\b(?:winning|deciding|decisive|only|golden) goal\b", re.I)
_GOALS = re.compile(
    r"\b(?:top|leading|highest) (?:goal)?scorers?\b|\bhat-trick\b|"
    r"\b(?:two|three|four|five|six|seven|\d+) (?:goals|each)\b",
    re.I,
)
_THE_GOAL = re.compile(
    r"\b(?:winn\w+|decid\w+|decisive|only goal|the goal|extra time|\d+(?:th|st|nd|rd) minute)\b", re.I
)
# Who won a stage has not won the race.
_WINNING = re.compile(r"\b(?:won|win|wins|winner|winning|champion|victory)\b", re.I)
_STAGE = re.compile(
    r"\b(?:stage|leg|heat|lap) (?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)\b", re.I
)
_OVERALL = re.compile(
    r"\b(?:overall|general classification|title|champion\w*|jersey|podium|final stage)\b", re.I
)
# Who came second has not won.
_FIRST_PLACE = re.compile(r"\b(?:won|wins?|winners?|champion)\b", re.I)
_SECOND_PLACE = re.compile(
    r"\b(?:good for|t(?:ook|akes?)|finish(?:ed|es)?(?: in)?|c[ao]mes?(?: in)?|with|in|was|for) (?:a |the )?"
    r"(?:(?:second|third|fourth|fifth) place|second|third|runner-up)(?! (?:win|title|time|victory|"
    r"successive|straight|consecutive|"
    r"in a row|gold|world|crown|wicket|set|half|round|day|night|term|year|season|edition))\b",
    re.I,
)
_WINNER = re.compile(
    r"\b(?:w[io]ns?|winners?|winning|champions?|victor\w*|beat(?:s|en|ing)?|ahead of|in front of|gold|triumph\w*|title|"
    r"behind)\b",
    re.I,
)
# Who brokered the first one, which fell apart, has not brokered the truce.
_WHOSE_PACT = re.compile(
    r"^(?!.*\b(?:first|previous|earlier|initial|old|break\w*|broke(?!r)|broken|collaps\w+|fail\w*|fell|violat\w+)\b)"
    r"(?!what (?:became|has become|happened|came)\b)"
    r"(?=.*\b(?:brokered|mediated|negotiated|arranged|credit|thank\w*|behind|announced|signed)\b)"
    r".*\b(?:truce|cease-?fire|armistice|deal|agreement|accord)\b",
    re.I | re.S,
)
_ANOTHER_PACT = re.compile(
    r"^\W*(?:a|an|the) (?:first|previous|earlier|prior|initial) "
    r"(?:one|truce|cease-?fire|armistice|deal|agreement|accord)\b",
    re.I,
)
_SECOND_PACT = re.compile(
    r"\b(?:new|second|latest|next|later|renewed) (?:one|truce|cease-?fire|deal|agreement|accord)\b", re.I
)
# Who calls for a truce has not announced one.
_ANNOUNCING = re.compile(
    r"^(?:who|which \w+) (?:has |have |had )?(?:first )?(?:announced|declared|proclaimed)\b[^?]*\b(?:truce|cease-?fire|"
    r"armistice|end|deal|agreement)\b",
    re.I,
)
_CALLING_FOR = re.compile(
    r"\b(?:call(?:s|ed|ing)? for|appeal(?:s|ed|ing)? for|urg(?:es?|ed|ing)|demand(?:s|ed|ing)?)\b", re.I
)
_ANNOUNCED = re.compile(
    r"\b(?:announc|declar|proclaim|agreed|accept|confirm|stat(?:ed|ing)|said|reached|came into|took effect|in "
    r"force)\w*",
    re.I,
)
# When a new truce begins is not when the first one did.
_FIRST_PACT = re.compile(
    r"^(?:when|(?:at|from|on) (?:what|which))\b[^?]*\b(?:first|earlier|previous) (?:[\w-]+ ){0,3}?(?:truce|cease-?fire|"
    r"agreement|deal|accord)\b",
    re.I,
)
_NEW_PACT = re.compile(
    r"\b(?:new|second|latest|renewed|fresh) (?:[\w-]+ ){0,2}?(?:truce|cease-?fire|agreement|deal|accord)\b",
    re.I,
)
_EARLIER_PACT = re.compile(
    r"\b(?:first|earlier|previous|initial) (?:[\w-]+ ){0,3}?(?:truce|cease-?fire|agreement|deal|accord)\b",
    re.I,
)
# A deal that was approved is not yet done, nor has who was let in joined.
_COMPLETED = re.compile(r"\b(?:complet\w+|clos(?:e[ds]?|ing) (?:the|its)|finali[sz]\w+)\b", re.I)
_APPROVED = re.compile(
    r"\b(?:go-ahead|approv\w+|clear(?:ed|ance)|consent\w*|green light|"
    r"announced (?:its|the|a) (?:intent\w*|plan|deal))\b",
    re.I,
)
_WHEN_JOINED = re.compile(
    r"^(?:when|on (?:what|which)|in (?:what|which))\b[^?]*\b(?:becom\w+|became|join\w*|acced\w+|member)\b",
    re.I,
)
_RATIFIED = re.compile(
    r"\b(?:ratif\w+|(?:parliament|assembly|senate|lawmakers|deputies)\b[^.;]*\b(?:approv\w+|vot\w+|back\w+)|applied)\b",
    re.I,
)
_JOINED = re.compile(
    r"\b(?:bec[ao]mes?|became|join(?:s|ed|ing)|acceded|member since|admitted|as (?:a|the) member)\b", re.I
)
# By how much a truce was extended is not how long it was.
_BY_HOW_LONG = re.compile(
    r"\b(?:by how (?:many|much|long)|for how (?:many|much|long)|how (?:many|much|long))\b[^?]*\b(?:extended|prolonged|"
    r"renewed|lengthened)\b",
    re.I,
)
_EXTENDING = re.compile(
    r"\b(?:exten[ds]\w*|prolong\w*|renew\w*|lengthen\w*|further|another|additional|more)\b", re.I
)
# When they left is not when they came.
_WHEN_LEFT = re.compile(
    r"^(?:when|on (?:what|which))\b[^?]*\b(?:leave|left|withdr[ae]w\w*|pull(?:ed)? out|quit|abandon(?:ed)?)\b",
    re.I,
)
_CAME_IN = re.compile(r"\b(?:(?:march|mov|pour|advanc)\w+ into|enter(?:ed|s|ing)|stormed|came into)\b", re.I)
_WENT_OUT = re.compile(
    r"\b(?:left|leav\w+|with?dr\w+|pull\w*|went (?:out|back|home)|abandon\w*|evacuat\w+|retreat\w*|quit|out of|gave up|"
    r"exit\w*|depart\w*|moved on)\b",
    re.I,
)
# That a council is to meet is nothing that it decided.
_DECIDING = re.compile(r"\b(?:decide|decided|adopt|adopted|resolve|resolved)\b", re.I)
_MEETING = re.compile(
    r"\b(?:call(?:s|ed|ing)? for|request\w*|ask(?:s|ed|ing)? for|urg\w+|demand\w*)\b[^.;]*\b(?:meeting|session)\b",
    re.I,
)
_DECIDED = re.compile(r"\b(?:decid\w+|decision\w*|adopt\w*|resol\w+|vot\w+|approv\w+|agreed?)\b", re.I)
# Until when something lasts is told by no other year.
_UNTIL_WHEN = re.compile(
    r"^(?:and )?(?:until|till|up to) (?:when|what|which)\b|\b(?:until|till) when\W*$", re.I
)
_LASTING = re.compile(
    r"\b(?:until|till|through|to (?:\w+ )?\d+|\d ?[–-] ?\d+|expir\w*|ends?|ended|ending|end of|last(?:s|ed|ing)?|"
    r"terms?|for (?:\w+ ){1,2}(?:years?|months?|weeks?|days?)|extend\w*|renew\w*|deadline)\b",
    re.I,
)
# The remains of soldiers are no prisoners.
_CAPTIVES = re.compile(r"\b(?:prisoners?|captives?|hostages?|detainees?|pows?)\b", re.I)
_REMAINS = re.compile(r"\b(?:remains|bodies|corpses|coffins) of\b", re.I)
# Who leads after a day has not won yet.
_IN_FRONT = re.compile(
    r"\b(?:leads?(?! to\b)|leading (?:after|by|the (?:field|way))|lead(?:er)? after|"
    r"(?:first|second|third|opening)[- ]round lead(?:er)?|(?:early|overnight|halfway) lead(?:er)?)\b",
    re.I,
)
# What a whole sale brought is not the price of one picture.
_PRICE = re.compile(r"\b(?:fetch|(?:sell|sold|go|went) for|paid for|price of|cost)\b", re.I)
_WHOLE_SALE = re.compile(
    r"\b(?:whole|entire) (?:evening|sale|auction|collection|night|estate)\b|"
    r"\b(?:evening|sale|auction|collection|estate)s? (?:\w+ ){0,4}(?:totall?ed|brought in|came to|made|"
    r"raised|realised)\b|"
    r"\btotal (?:of|for) the (?:evening|sale|auction)\b",
    re.I,
)
_ONE_LOT = re.compile(r"\b(?:fetched|sold for|went for|hammer|lot|bidder|bids?|buyer)\b", re.I)
# Who gave a prize away has not won it.
_WON_A_PRIZE = re.compile(
    r"\b(?:won|win|wins|winner|awarded|received)\b[^?]*\b(?:prize|award|medal|trophy|cup)s?\b", re.I
)
_GIVEN_AWAY = re.compile(
    r"\b(?:hand(?:ed|s)? (?:over|out)|present(?:ed|s)|gave out|bestow(?:ed|s)|(?:was|were|is|are|"
    r"will be) (?:handed over|handed out|"
    r"given out|bestowed|presented))\b",
    re.I,
)
_GIVEN_TO = re.compile(
    r"\b(?:w[io]n(?:s|ner|ners|ning)?|went to|goes to|laureates?|recipients?|received?s?|"
    r"(?:handed over|handed out|presented|bestowed|given|awarded)(?: [\w’'-]+){0,4} (?:to|with)|"
    r"for (?:her|his|their))\b",
    re.I,
)

# When it was begun to be built is not when it began to work, and who won in a wheelchair has not won the runners' race.
_AT_WORK = re.compile(r"\b(?:production|operations?|operating|service)\b", re.I)
_WORKS = re.compile(r"\b(?:produc\w+|operat\w+|service|grid|electricity|commercial)\b", re.I)
_RACE = re.compile(r"\b(?:race|marathon)\b", re.I)
_WHEELCHAIR = re.compile(r"\bwheelchairs?\b", re.I)
_RUNNERS = re.compile(r"\b(?:wo)?men['’]s\b|\belite\b|\brunners?\b", re.I)
# What one side lost in a day is not what all lost in all.
_ALTOGETHER = re.compile(r"\b(?:altogether|in all|in total|overall|combined|total)\b", re.I)
_OF_A_DAY = re.compile(
    r"\b(?:since|on|of)(?: that)? (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:that|the same) (?:day|night)\b|"
    r"\bof (?:his|her|its) (?:own )?(?:men|soldiers|troops|people)\b|"
    r"\bthe first (?:\w+ )?(?:flight|convoy|train|bus|ship|ferry|crossing|game|match)\b",
    re.I,
)
_IN_ALL = re.compile(r"\b(?:altogether|in all|in total|overall|combined|total|war|toll|both)\b", re.I)
# Who was on it is not who flew it.
_FLYING = re.compile(
    r"\bwho (?:was |were |had been )?(?:flying|pilot(?:ed|ing)|flew|driving|drove|steer(?:ed|ing)|"
    r"at the (?:controls|wheel|helm))\b",
    re.I,
)
_ANYTHING = re.compile("")
_CREW = re.compile(
    r"\b(?:co-?)?pilot\w*|\bcaptain\w*|\bflew (?:it|the|this|that|him|her|them)\b|\bflown by\b|"
    r"\b(?:steer\w*|driv(?:er|en|ing|es?)|drove|skipper\w*|helms\w*|crew\w*|cockpit|airm[ae]n|aviators?|commander\w*|"
    r"at the (?:controls|wheel|helm))\b",
    re.I,
)
# What was put into it is not what came out.
_YIELD = re.compile(r"\b(?:produc|generat|yield|output|releas)\w*\b", re.I)
_PUT_IN = re.compile(
    r"\b(?:put|puts|pumped|fed|delivered|fired|poured|beamed) (?:[\w.,-]+ ){1,5}(?:in)?to\b|\binput\b", re.I
)
_CAME_OUT = re.compile(
    r"\b(?:produc|generat|yield|output|releas)\w*\b|\b(?:came|got|gave|given|put) (?:out|off)\b", re.I
)
# What was won in one state, or by the end of the first day, is not all.
_ALL_VOTES = re.compile(r"\bhow many (?:votes|ballots|seats)\b", re.I)
_IN_A_STATE = re.compile(
    r"\bwhere (?:he|she|they|it) (?:\w+ )?(?:got|won|took|received|polled)\b|"
    r"\b(?:took|carried|won) the (?:state|city|district|region|province|county|capital|constituency) with\b",
    re.I,
)
_NATIONWIDE = re.compile(r"\b(?:nationwide|nationally|in all|in total|overall|altogether|country)\b", re.I)
_ALL_WON = re.compile(r"\bhow many (?:[\w-]+ ){0,2}(?:medals?|golds?|points|goals|titles|wins)\b", re.I)
_SO_FAR = re.compile(
    r"\b(?:after|on) (?:day (?:one|two|three|four|five|\d+)|the (?:first|second|third|opening) day)\b|\bso far\b|"
    rf"{STILL_TO_PLAY}",
    re.I,
)
_IN_THE_END = re.compile(r"\b(?:finish(?:ed)?|final(?:ly)?|end(?:ed|s)?|in all|total|closing)\b", re.I)
# Who got so much of the vote does not say how many came to vote.
_TURNOUT = re.compile(r"\bturnout\b", re.I)
_GOT_OF_IT = re.compile(
    r"\b(?:of the votes?|came (?:first|second|third)|ahead of|w[oi]n(?:s|ner)?|beat|declared)\b", re.I
)
_VOTING = re.compile(
    r"\b(?:turnout|took part|take part|participat\w+|cast (?:a |their |his |her )?(?:ballot|vote)s?|went to the polls|"
    r"(?:eligible|registered) (?:voters|electors)|electorate|voted|turned out|abst(?:ain|ention)\w*)\b",
    re.I,
)
# The last episode of a season is not its first.
_PREMIERE = re.compile(r"\b(?:premier\w*|start\w*|beg[ia]n\w*|return\w*|debut\w*)\b", re.I)
_FINALE = re.compile(r"\b(?:finale|(?:final|last) episode|(?:ended|concluded|wrapped up) its)\b", re.I)
_FIRST_EPISODE = re.compile(
    r"\b(?:premier\w*|start\w*|beg[aiu]n\w*|return\w*|debut\w*|first episode|kick\w*)\b", re.I
)
# What testers get is not out.
_OUT = re.compile(r"\b(?:releas\w+|c[oa]mes? out|launch\w*)\b", re.I)
_PREVIEW = re.compile(r"\b(?:preview|beta|alpha|early access|test version)s?\b", re.I)
_FOR_ALL = re.compile(
    r"\b(?:releas\w+|launch\w*|available|out (?:on|now)|roll(?:s|ed)? out|general availability|on sale|in stores)\b",
    re.I,
)
# What was built is not yet delivered.
_DELIVERING = re.compile(r"\bhow many\b[^?]*\b(?:deliver\w*|sell|sold|ship(?:ped)?)\b", re.I)
_BUILT = re.compile(r"\b(?:built|produced|made|manufactured|assembled|production)\b", re.I)
_DELIVERED = re.compile(r"\b(?:deliver\w*|sold|sales|handed over|shipped|shipments|customers)\b", re.I)
_BUILDING = re.compile(r"\bhow many\b[^?]*\b(?:built|build|produced?|manufactured?|assembled?)\b", re.I)
# The episodes that are shown first are not all.
_EPISODES = re.compile(r"\b(?:how many|number of) (?:\w+ )?episodes\b", re.I)
_FIRST_EPISODES = re.compile(
    r"\b(?:first|next|last|final) (?:two|three|four|five|six|\d+)(?: \w+)? episodes\b|\bepisode (?:\d+|"
    r"one|two|three)\b",
    re.I,
)
_ALL_EPISODES = re.compile(
    r"\b(?:in all|in total|total|altogether|run of|consist\w*|compris\w+|season of|series of)\b|"
    r"\b[\w-]+-(?:episode|part)\b",
    re.I,
)
# The first woman to do it was not in company.
_ALL_WOMEN = re.compile(r"\ball[- ](?:female|wom[ae]n|girls?)\b|\b(?:two|three|four) women\b", re.I)
_ONE_WOMAN = re.compile(r"\b(?:first|only) (?:\w+ )?woman\b", re.I)
_WOMEN_TOGETHER = re.compile(r"\b(?:women|all[- ]wom[ae]n|all[- ]female)\b", re.I)
# How many voted in one state is not how many did in all.
_OF_ALL_STATES = re.compile(
    r"\b(?:led|topped|trailed) (?:all |the )+(?:states|regions|counties|provinces|districts)\b", re.I
)
# Who was the best of it has not won it, nor who conceded or leads in the polls.
_WON_IT = re.compile(r"\bwho (?:has )?(?:won|wins)\b|\bwinner of\b", re.I)
_BEST_OF_IT = re.compile(
    r"\b(?:player|rookie|coach|rider) of the (?:championship|tournament|series|match|final|season|year)\b|"
    r"\bconced(?:ed|es|ing)\b|\b(?:survey|poll)s?\b|\bodds\b|\b\d{1,3}-\d{1,3} (?:joint[ -])?favou?rite",
    re.I,
)
_WINS_IT = re.compile(
    r"\b(?:w[io]ns?|winners?|beat\w*|defeat(?:ed|s|ing)|title|trophy|champions?(?!hip)|victory|elected|landslide|"
    r"proclaimed|declared|president-elect|gold)\b",
    re.I,
)
_FAVOURED = re.compile(r"\bodds\b|\b\d{1,3}-\d{1,3} (?:joint[ -])?favou?rite", re.I)
_HAS_WON = re.compile(r"\b(?:won|wins|winners?|beat\w*|crowned|lifted)\b", re.I)
# Who opens a tournament or gets to its final does not play the final there.
_THE_FINAL = re.compile(r"\bwhere\b[^?]*\bfinals?\b", re.I)
_BEFORE_IT = re.compile(
    r"\bopened\b|\bopening (?:game|match)\b|\b(?:begun|began|begins|kicked off|started)\b|\bto (?:reach|get to|"
    r"make) (?:the |a )?(?:[\w'’.-]+ ){0,4}final\b|"
    r"\b(?:into|through to|place in) (?:the |a )?(?:[\w'’.-]+ ){0,4}final\b",
    re.I,
)
_IN_THE_FINAL = re.compile(
    r"\bfinals? (?:was|were|is|will|took|takes|at|in|on|of|between|against)\b|"
    r"\b(?:host|stage|played|held|venue|home)\b",
    re.I,
)
# Who is told of beside a mission does not lead it.
_LEADING = re.compile(r"^who (?:led|heads?|headed|commands?|commanded)\b", re.I)
_LED = re.compile(
    r"\b(?:le(?:d|ads?|ading|ader\w*)|head(?:s|ed|ing)?|command\w*|chief\w*|chair\w*|direct\w*|boss|in charge|under|"
    r"captain\w*|president|general|colonel|major|ceo|run|ran|ahead|front|first|top\w*)\b",
    re.I,
)
# Who is accused of a deed has not claimed it.
_CLAIMING = re.compile(r"\b(?:claim|took|take|accept)\w* (?:the )?responsibility\b", re.I)
_CLAIMED = re.compile(
    r"\b(?:claim\w*|responsib\w+|own(?:s|ed|ing)? up|admit\w*|acknowledg\w+|confess\w*|took credit|"
    r"behind it|its work)\b",
    re.I,
)
# What a film took on its first days or in one land is not what it took all over the world.
_ALL_OVER = re.compile(
    r"\b(?:gross|earn|take|took|make|made|box[- ]office|takings)\w*\b[^?]*\b(?:worldwide|globally|global|around the "
    r"(?:world|globe))\b|\b(?:worldwide|global)\b[^?]*\b(?:box[- ]office|gross|takings)\b",
    re.I,
)
_IN_ONE_LAND = re.compile(
    r"\b(?:opened|debuted|opening|first) (?:with|to|weekend)\b|\b(?:first|opening) (?:weekend|day|week)\b|"
    r"\bin (?:North America|the US|the United States|the U\.S\.|China|Britain|the UK)\b|\bdomestic(?:ally)?\b",
    re.I,
)
_EVERYWHERE = re.compile(
    r"\b(?:worldwide|globally|global|around the (?:world|globe)|the world over|in all|total)\b", re.I
)
# The best of the comedies is not the best of the dramas.
_DRAMA = re.compile(r"\bbest\b[^?]*\bdrama(?:tic)?\b", re.I)
_COMEDY = re.compile(r"\b(?:musical|comedy|comic)\b", re.I)
_DRAMATIC = re.compile(r"\bdrama(?:tic)?\b", re.I)
# Whoever has won a race, or makes the best machine, is no champion.
_CHAMPION = re.compile(r"\b(?:world|european|olympic) champions?\b", re.I)
_ONE_RACE = re.compile(
    r"\b(?:first|second|third|maiden) (?:win|victory)\b|\bseason[- ]opener\b|\bopening race\b|"
    r"\b(?:constructors|teams|manufacturers)['’]? champions?\b",
    re.I,
)
_TITLE = re.compile(
    r"\b(?:world (?:champion|title)|(?:riders|drivers)['’]?(?: world)? (?:champion|title)|crowned|titles?|"
    r"championship(?! leader| points))\b",
    re.I,
)
# How it ended is told in two numbers.
_ENDED = re.compile(r"\b(?:final|full-time) score\b|\bwhat was the score\b", re.I)
_TWO_NUMBERS = re.compile(
    r"\d{1,3} ?[-–—:] ?\d{1,3}\b(?! ?(?:p\.?m|a\.?m))|\bnil\b|\b(?:\d{1,3}|one|two|three|four|five|six) to "
    r"(?:\d{1,3}|one|"
    r"two|three|four|five|six)\b|\bby (?:a|\d+|one|two|three|four|five|six) (?:single )?(?:goals?|points?|runs?|"
    r"wickets?)\b|"
    r"[A-Z]\w+ \d{1,3},? [A-Z][\w ]+ \d{1,3}\b|\bdrew\b|\bgoalless\b"
)
# When a craft came down is not told by when it went up.
_COMING_DOWN = re.compile(
    r"\b(?:splash(?:ed|es)? down|splashdown|(?:crash-?)?land(?:ed)?\b(?! of)|touch(?:ed)? down|return(?:ed)? to "
    r"earth)\b",
    re.I,
)
_GOING_UP = re.compile(
    r"\b(?:lift(?:s|ed)?[ -]off|took off|takes off|blast(?:s|ed)? off|launch(?:ed|es)?)\b", re.I
)
_CAME_DOWN = re.compile(
    r"\b(?:splash\w*|land(?:s|ed|ing)?|touch(?:ed|es)? down|touchdown|return(?:s|ed|ing)?|back on earth|came "
    r"(?:down|back|home)|"
    r"ends?|ended)\b",
    re.I,
)
# For when it was once announced is not when it came.
_OUT_ON = re.compile(
    r"^when (?:was|did|were) .*\b(?:released?|published|launch(?:ed)?|open(?:ed)?|come out|came out|premiered?|"
    r"begin|start)\b",
    re.I,
)
_ONCE_PLANNED = re.compile(
    r"\bhad (?:originally |first |initially )?been (?:announced|planned|scheduled|due|set|slated|promised|meant|"
    r"expected)\b|"
    r"\b(?:was|were) (?:originally|first|initially) (?:announced|planned|scheduled|due|set|slated|promised|meant|"
    r"expected)\b",
    re.I,
)
_CAME = re.compile(
    r"\b(?:came|went|arrived|finally|eventually|in the end|instead|now|opened|began|was (?:released|published|"
    r"launched))\b",
    re.I,
)
# Who made the video of a song is not who made the film of its name.
_DIRECTING = re.compile(r"^(?!.*video).*\bdirect(?:ed|or|s)\b", re.I | re.S)
_CLIP = re.compile(
    r"\b(?:music )?videos? director|\bdirector of (?:\w+ )?videos|"
    r"\b(?:the|its|a|music) videos? (?:for|of|was directed)\b",
    re.I,
)
_FILM = re.compile(r"\b(?:film|movie|feature|picture)s?\b", re.I)

_INSTEAD: tuple[_Row, ...] = (
    (_CLAIMING, _ANYTHING, _CLAIMED),
    (_COMING_DOWN, _GOING_UP, _CAME_DOWN),
    (_OUT_ON, _ONCE_PLANNED, _CAME),
    (_LEADING, _ANYTHING, _LED),
    (_UNTIL_WHEN, _ANYTHING, _LASTING),
    (_BY_HOW_LONG, _ANYTHING, _EXTENDING),
    (_WHEN_LEFT, _CAME_IN, _WENT_OUT),
    (_DECIDING, _MEETING, _DECIDED),
    (_FLYING, _ANYTHING, _CREW),
    (_TURNOUT, _GOT_OF_IT, _VOTING),
    (_OF_ALL_TIME, _OF_A_SEASON, _EVER),
    (_ONE_GOAL, _GOALS, _THE_GOAL),
    (_CHAMPION, _ONE_RACE, _TITLE),
    (_ENDED, _ANYTHING, _TWO_NUMBERS),
)
# The same, unless the question speaks of what is told of itself.
_UNLESS_ASKED: tuple[_Row, ...] = (
    (_IN_A_YEAR, _OF_A_QUARTER, _OF_A_YEAR),
    (_READY, _GROUND_BROKEN, _READY),
    (_SCORE, _BEFORE_THE_END, _AT_THE_END),
    (_WINNING, _STAGE, _OVERALL),
    (_PRICE, _WHOLE_SALE, _ONE_LOT),
    (_YIELD, _PUT_IN, _CAME_OUT),
    (_AT_WORK, _GROUND_BROKEN, _WORKS),
    (_RACE, _WHEELCHAIR, _RUNNERS),
    (_ALTOGETHER, _OF_A_DAY, _IN_ALL),
    (_ALL_VOTES, _IN_A_STATE, _NATIONWIDE),
    (_ALL_WON, _SO_FAR, _IN_THE_END),
    (_WON_A_PRIZE, _GIVEN_AWAY, _GIVEN_TO),
    (_FIRST_PLACE, _SECOND_PLACE, _WINNER),
    (_FIRST_PLACE, _IN_FRONT, _WINNER),
    (_CAPTIVES, _REMAINS, _CAPTIVES),
    (_FIRST_PACT, _NEW_PACT, _EARLIER_PACT),
    (_COMPLETED, _APPROVED, _COMPLETED),
    (_WHEN_JOINED, _RATIFIED, _JOINED),
    (_ANNOUNCING, _CALLING_FOR, _ANNOUNCED),
    (_WHOSE_PACT, _ANOTHER_PACT, _SECOND_PACT),
    (_PREMIERE, _FINALE, _FIRST_EPISODE),
    (_OUT, _PREVIEW, _FOR_ALL),
    (_DELIVERING, _BUILT, _DELIVERED),
    (_BUILDING, _DELIVERED, _BUILT),
    (_EPISODES, _FIRST_EPISODES, _ALL_EPISODES),
    (_ALL_WOMEN, _ONE_WOMAN, _WOMEN_TOGETHER),
    (_TURNOUT, _OF_ALL_STATES, _NATIONWIDE),
    (_WON_IT, _BEST_OF_IT, _WINS_IT),
    (_WON_IT, _FAVOURED, _HAS_WON),
    (_THE_FINAL, _BEFORE_IT, _IN_THE_FINAL),
    (_ALL_OVER, _IN_ONE_LAND, _EVERYWHERE),
    (_DRAMA, _COMEDY, _DRAMATIC),
    (_DIRECTING, _CLIP, _FILM),
)


def tells_instead(question: str, text: str) -> bool:
    """Whether the question asks for one thing and the text has the words of another, and none of the first's own."""
    return any(other.search(text) and own.search(text) is None for _, other, own in _rows_for(question))


@lru_cache(maxsize=64)
def _rows_for(question: str) -> tuple[_Row, ...]:
    """The rows whose one thing the question asks for: a question is held against many texts."""
    unless = (row for row in _UNLESS_ASKED if row[1].search(question) is None)
    return tuple(row for row in (*_INSTEAD, *unless) if row[0].search(question))
