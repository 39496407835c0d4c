"""Capitals and seats, in lower case, with the countries that are governed from there."""

from collections.abc import Mapping

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
    state department=United States|US|U.S., stockholm=Sweden, taipei=Taiwan, tallinn=Estonia, tashkent=Uzbekistan,
    tbilisi=Georgia, tegucigalpa=Honduras,
    tehran=Iran, tirana=Albania, tokyo=Japan, tripoli=Libya, tunis=Tunisia, ulaanbaatar=Mongolia, valletta=Malta,
    vienna=Austria, vilnius=Lithuania, warsaw=Poland, washington=United States|US|U.S., wellington=New Zealand,
    white house=United States|US|U.S., windhoek=Namibia, yerevan=Armenia, zagreb=Croatia"""
GOVERNED: Mapping[str, tuple[str, ...]] = {
    seat: tuple(countries.split("|"))
    for seat, countries in (" ".join(entry.split()).split("=") for entry in _ATLAS.split(","))
}
# Countries and those places: no people, whatever a parse takes them for.
LANDS = frozenset(GOVERNED) | {country.casefold() for countries in GOVERNED.values() for country in countries}
