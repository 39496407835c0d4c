"""Capitals and seats that stand for those who govern there: "Lima denied it", "the Kremlin"."""

from index.reporting import ACCUSE
from index.wordlists import words
from qa.asking.demonyms import akin
from qa.asking.kinds import SPEECH
from qa.asking.wording import Wording

# As any atlas lists them, and the seats by which some governments are called.
_ATLAS = """abu dhabi=United Arab Emirates, abuja=Nigeria, accra=Ghana, addis ababa=Ethiopia, algiers=Algeria,
    amman=Jordan, ankara=Turkey|Türkiye, antananarivo=Madagascar, ashgabat=Turkmenistan, asmara=Eritrea,
    astana=Kazakhstan, asuncion=Paraguay, asunción=Paraguay, athens=Greece, baghdad=Iraq, baku=Azerbaijan, bamako=Mali,
    bangkok=Thailand, beijing=China, beirut=Lebanon, belgrade=Serbia, berlin=Germany, bern=Switzerland,
    bishkek=Kyrgyzstan, bogota=Colombia, bogotá=Colombia, brasilia=Brazil, brasília=Brazil, bratislava=Slovakia,
    brussels=European Union|EU|Belgium, bucharest=Romania, budapest=Hungary, buenos aires=Argentina, cairo=Egypt,
    canberra=Australia, caracas=Venezuela, chisinau=Moldova, chișinău=Moldova, colombo=Sri Lanka, copenhagen=Denmark,
    dakar=Senegal, damascus=Syria, delhi=India, dhaka=Bangladesh, doha=Qatar, downing street=United Kingdom|UK|Britain,
    dublin=Ireland, dushanbe=Tajikistan, hanoi=Vietnam, harare=Zimbabwe, havana=Cuba, helsinki=Finland,
    islamabad=Pakistan, jakarta=Indonesia, jerusalem=Israel, juba=South Sudan, kabul=Afghanistan, kampala=Uganda,
    kathmandu=Nepal, khartoum=Sudan, kigali=Rwanda, kinshasa=Congo, kremlin=Russia, kuala lumpur=Malaysia,
    kyiv=Ukraine, kiev=Ukraine, la paz=Bolivia, lima=Peru, lisbon=Portugal, ljubljana=Slovenia,
    london=United Kingdom|UK|Britain, luanda=Angola, madrid=Spain, managua=Nicaragua, manila=Philippines,
    maputo=Mozambique, minsk=Belarus, mogadishu=Somalia, montevideo=Uruguay, moscow=Russia, muscat=Oman,
    n'djamena=Chad, nairobi=Kenya, new delhi=India, niamey=Niger, nicosia=Cyprus, oslo=Norway, ottawa=Canada,
    ouagadougou=Burkina Faso, paris=France, podgorica=Montenegro, prague=Czech Republic|Czechia, pretoria=South Africa,
    pristina=Kosovo, pyongyang=North Korea, quito=Ecuador, rabat=Morocco, reykjavik=Iceland, riga=Latvia,
    riyadh=Saudi Arabia, rome=Italy, san jose=Costa Rica, san salvador=El Salvador, sanaa=Yemen, santiago=Chile,
    sarajevo=Bosnia|Bosnia and Herzegovina, seoul=South Korea, skopje=North Macedonia, sofia=Bulgaria,
    stockholm=Sweden, taipei=Taiwan, tallinn=Estonia, tashkent=Uzbekistan, tbilisi=Georgia, tegucigalpa=Honduras,
    tehran=Iran, tirana=Albania, tokyo=Japan, tripoli=Libya, tunis=Tunisia, ulaanbaatar=Mongolia, valletta=Malta,
    vienna=Austria, vilnius=Lithuania, warsaw=Poland, washington=United States|US|U.S., wellington=New Zealand,
    white house=United States|US|U.S., windhoek=Namibia, yerevan=Armenia, zagreb=Croatia"""
_GOVERNED = {
    seat: tuple(countries.split("|"))
    for seat, countries in (" ".join(entry.split()).split("=") for entry in _ATLAS.split(","))
}
# What a town does or suffers itself.
_OF_TOWNS = words("be lie stand fall burn have grow become look get flood host celebrate rise sit")
# Whom one speaks to or sides with governs.
_TO_WHOM = frozenset(ACCUSE) | words(
    """congratulate urge ask tell warn support back help thank threaten sanction arm assure press persuade pressure
    condemn denounce criticize criticise implore lobby recognize recognise"""
)
_WITH_WHOM = words("by against between with on from behind to")
# "Up to Tokyo", "thanks to Tokyo".
_WITH = words(
    """agree talk ally side negotiate deal agreement talks negotiation alliance war relation tie pressure thanks due
    close loyal"""
)
_OWNED = words(
    """government army military troop soldier force operation offensive attack campaign claim demand statement response
    answer reply position side denial ally accusation account version word view stance envoy ambassador move plan
    proposal offer decision silence refusal support role loss casualty intention aim goal goals reaction request call
    job duty task responsibility"""
)


def governed(name: str) -> tuple[str, ...]:
    """The countries whose government a capital or a seat may stand for; empty for other names."""
    return _GOVERNED.get(name.casefold().removeprefix("the "), ())


def one_power(told: str, asked: str) -> bool:
    """Whether two words name one country, by its own name, its people's or its capital's."""
    return any(
        akin(a.split()[-1], b.split()[-1]) for a in (told, *governed(told)) for b in (asked, *governed(asked))
    )


def acts(w: Wording, i: int) -> bool:
    """Whether the name whose last word is the i-th acts in the question, speaks or is spoken to, as no town does."""
    token = w.tokens[i]
    head = w.tokens[token.head]
    lemma = head.lemma.lower()
    if token.dep == "nsubj":
        return head.pos in ("VERB", "AUX") and lemma not in _OF_TOWNS
    if token.dep == "dobj":
        return lemma in _TO_WHOM
    if token.dep == "poss":
        return lemma in _OWNED
    if token.dep == "pobj" and head.text.lower() in _WITH_WHOM:
        governing = w.tokens[head.head].lemma.lower()
        if head.text.lower() == "to" and w.low(token.head - 1) == "up":
            return True
        return head.dep == "agent" or governing in _WITH or governing in SPEECH
    if token.dep == "conj" and token.head != i:
        return acts(w, token.head)
    return False
