"""Countries and continents: none of them is the town that is asked for."""

from qa.asking.demonyms import places_of

_COUNTRIES = frozenset(
    name.strip()
    for name in """afghanistan, albania, algeria, andorra, angola, argentina, armenia, australia, austria, azerbaijan,
    bahamas, bahrain, bangladesh, barbados, belarus, belgium, belize, benin, bhutan, bolivia, bosnia,
    bosnia and herzegovina, botswana, brazil, britain, brunei, bulgaria, burkina faso, burma, burundi, cambodia,
    cameroon, canada, central african republic, chad, chile, china, colombia, comoros, congo, costa rica, croatia, cuba,
    cyprus, czech republic, czechia, denmark, djibouti, dominica, dominican republic, east timor, ecuador, egypt,
    el salvador, england, equatorial guinea, eritrea, estonia, eswatini, ethiopia, fiji, finland, france, gabon, gambia,
    georgia, germany, ghana, great britain, greece, grenada, guatemala, guinea, guinea-bissau, guyana, haiti, honduras,
    hungary, iceland, india, indonesia, iran, iraq, ireland, israel, italy, ivory coast, jamaica, japan, jordan,
    kazakhstan, kenya, kiribati, kosovo, kuwait, kyrgyzstan, laos, latvia, lebanon, lesotho, liberia, libya,
    liechtenstein, lithuania, madagascar, malawi, malaysia, maldives, mali, malta, mauritania, mauritius, mexico,
    micronesia, moldova, mongolia, montenegro, morocco, mozambique, myanmar, namibia, nauru, nepal, netherlands,
    new zealand, nicaragua, niger, nigeria, north korea, north macedonia, norway, oman, pakistan, palau, palestine,
    papua new guinea, paraguay, peru, philippines, poland, portugal, qatar, romania, russia, rwanda, samoa,
    saudi arabia, scotland, senegal, serbia, seychelles, sierra leone, slovakia, slovenia, solomon islands, somalia,
    south africa, south korea, south sudan, soviet union, spain, sri lanka, sudan, suriname, sweden, switzerland, syria,
    taiwan, tajikistan, tanzania, thailand, togo, tonga, trinidad and tobago, tunisia, turkey, türkiye, turkmenistan,
    tuvalu, u.k., u.s., uae, uganda, uk, ukraine, united arab emirates, united kingdom, united states,
    united states of america, uruguay, us, usa, ussr, uzbekistan, vanuatu, venezuela, vietnam, wales, yemen, zambia,
    zimbabwe, africa, america, antarctica, asia, australasia, europe, north america, oceania, south america,
    european union, eu""".split(",")
)


def is_country(name: str) -> bool:
    """Whether a name is a country's or a continent's, or its people's."""
    low = name.casefold().removeprefix("the ").removesuffix("'s").removesuffix("’s")
    return low in _COUNTRIES or any(place.casefold() in _COUNTRIES for place in places_of(low))
