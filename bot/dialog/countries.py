"""The countries people name: how they write them, and the time in their capital."""

import re
import unicodedata

USUAL = ("ID", "MY", "TW", "HK", "SG", "KR", "JP", "SA", "AE", "BN")  # the buttons, in this order
FLAG_A = 0x1F1E6  # a flag is two letters of this alphabet of its own
SHORT = 3  # names up to here ("us", "kl") count only when nothing else is written, or after "di" and the like
HOME = "ID"


def find(words: str) -> str | None:
    """The ISO code of the one country these words name, in Indonesian, English or as in a chat; else None."""
    named = set(_flags(words)) | set(_names(_plain(words)))
    return named.pop() if len(named) == 1 else None


def named(words: str) -> str:
    """The words among these that name a country."""
    plain = _plain(words)
    return plain if plain in CODES else " ".join(LONG_NAMES.findall(plain))


def abroad(words: str) -> str | None:
    """The one country besides Indonesia that a sentence is about: somebody from Lombok in Taiwan is in Taiwan.

    A language or a people is no place, and "di hk" is as good as "Hong Kong".
    """
    plain = NO_PLACES.sub(" ", _plain(words))
    short = [CODES[name] for name in AFTER_IN.findall(plain) if name in CODES]
    named = {*_flags(words), *_names(plain), *short} - {HOME}
    return named.pop() if len(named) == 1 else None


def without(words: str) -> str:
    """What is said besides the countries named."""
    plain = _plain(words)
    return "" if plain in CODES else LONG_NAMES.sub("", plain)


def flag(code: str) -> str:
    return "".join(chr(FLAG_A + ord(letter) - ord("A")) for letter in code)


def _flags(words: str) -> list[str]:
    pairs = re.findall(r"[\U0001F1E6-\U0001F1FF]{2}", words)
    codes = ("".join(chr(ord(letter) - FLAG_A + ord("A")) for letter in pair) for pair in pairs)
    return [code for code in codes if code in COUNTRIES]


def _names(words: str) -> list[str]:
    if words in CODES:
        return [CODES[words]]
    return [CODES[name] for name in LONG_NAMES.findall(words)]


def _plain(words: str) -> str:
    """Small letters without accents or signs."""
    bare = unicodedata.normalize("NFKD", words.lower())
    letters = "".join(letter for letter in bare if not unicodedata.combining(letter))
    return " ".join(re.findall("[a-z]+", letters))


# code: the time zone of the capital, and every name that counts (also usual slips, and cities that people answer with)
COUNTRIES = {
    "ID": ("Asia/Jakarta", "indonesia, indo, tanah air, jakarta, jawa, sumatra, sumatera, sulawesi, lombok, ntb, ntt"),
    "MY": (
        "Asia/Kuala_Lumpur",
        "malaysia, malay, malaisia, malesia, malaysa, malasia, maleysia, mlysia, mly, kuala lumpur, kl, johor, johor "
        "bahru, sabah, sarawak, kuching, tawau, kota kinabalu, penang, pulau pinang, selangor, sandakan",
    ),
    "TW": ("Asia/Taipei", "taiwan, taiwang, twn, tw, taipei, taichung, kaohsiung, taoyuan, tainan, formosa"),
    "HK": ("Asia/Hong_Kong", "hong kong, hongkong, hk, kowloon"),
    "SG": ("Asia/Singapore", "singapura, singapore, singapur, singapor, spore, sgp, sg"),
    "KR": ("Asia/Seoul", "korea selatan, south korea, korsel, korea, seoul, busan, incheon"),
    "JP": ("Asia/Tokyo", "jepang, japan, jepan, jpn, tokyo, osaka, nagoya, hiroshima, fukuoka, hokkaido"),
    "SA": (
        "Asia/Riyadh",
        "arab saudi, saudi arabia, saudi, saudia, arab, arab saudia, ksa, riyadh, riyad, jeddah, jedah, "
        "mekah, mekkah, makkah, madinah, dammam",
    ),
    "AE": (
        "Asia/Dubai",
        "uni emirat arab, united arab emirates, uea, uae, emirat, emirat arab, dubai, abu dhabi, sharjah, ajman",
    ),
    "BN": ("Asia/Brunei", "brunei, brunai, brunei darussalam, bandar seri begawan"),
    "AD": ("Europe/Andorra", "andorra"),
    "AF": ("Asia/Kabul", "afganistan, afghanistan"),
    "AG": ("America/Antigua", "antigua dan barbuda, antigua barbuda"),
    "AI": ("America/Anguilla", "anguilla"),
    "AL": ("Europe/Tirane", "albania"),
    "AM": ("Asia/Yerevan", "armenia"),
    "AO": ("Africa/Luanda", "angola"),
    "AR": ("America/Argentina/Buenos_Aires", "argentina"),
    "AS": ("Pacific/Pago_Pago", "samoa amerika, american samoa"),
    "AT": ("Europe/Vienna", "austria"),
    "AU": ("Australia/Sydney", "australia, ostrali, sydney, melbourne, perth"),
    "AW": ("America/Aruba", "aruba"),
    "AX": ("Europe/Mariehamn", "kepulauan aland, aland islands"),
    "AZ": ("Asia/Baku", "azerbaijan"),
    "BA": ("Europe/Sarajevo", "bosnia dan herzegovina, bosnia herzegovina, bosnia"),
    "BB": ("America/Barbados", "barbados"),
    "BD": ("Asia/Dhaka", "bangladesh"),
    "BE": ("Europe/Brussels", "belgia, belgium"),
    "BF": ("Africa/Ouagadougou", "burkina faso"),
    "BG": ("Europe/Sofia", "bulgaria"),
    "BH": ("Asia/Bahrain", "bahrain, bahrein, manama"),
    "BI": ("Africa/Bujumbura", "burundi"),
    "BJ": ("Africa/Porto-Novo", "benin"),
    "BL": ("America/St_Barthelemy", "saint barthelemy, st barthelemy"),
    "BM": ("Atlantic/Bermuda", "bermuda"),
    "BO": ("America/La_Paz", "bolivia"),
    "BQ": ("America/Kralendijk", "belanda karibia, caribbean netherlands"),
    "BR": ("America/Sao_Paulo", "brasil, brazil"),
    "BS": ("America/Nassau", "bahama, bahamas"),
    "BT": ("Asia/Thimphu", "bhutan"),
    "BW": ("Africa/Gaborone", "botswana"),
    "BY": ("Europe/Minsk", "belarus"),
    "BZ": ("America/Belize", "belize"),
    "CA": ("America/Toronto", "kanada, canada"),
    "CC": ("Indian/Cocos", "kepulauan cocos"),
    "CD": ("Africa/Kinshasa", "kongo kinshasa, congo kinshasa, republik demokratik kongo, rd kongo"),
    "CF": ("Africa/Bangui", "republik afrika tengah, central african republic"),
    "CG": ("Africa/Brazzaville", "kongo, congo, kongo brazzaville"),
    "CH": ("Europe/Zurich", "swiss, switzerland, switserland"),
    "CI": ("Africa/Abidjan", "pantai gading, cote d ivoire, ivory coast"),
    "CK": ("Pacific/Rarotonga", "kepulauan cook, cook islands"),
    "CL": ("America/Santiago", "cile, chile, chili"),
    "CM": ("Africa/Douala", "kamerun, cameroon"),
    "CN": ("Asia/Shanghai", "tiongkok, china, cina, rrc, beijing, shanghai, guangzhou"),
    "CO": ("America/Bogota", "kolombia, colombia"),
    "CR": ("America/Costa_Rica", "kosta rika, costa rica"),
    "CU": ("America/Havana", "kuba, cuba"),
    "CV": ("Atlantic/Cape_Verde", "tanjung verde, cape verde, cabo verde"),
    "CW": ("America/Curacao", "curacao"),
    "CX": ("Indian/Christmas", "pulau natal, christmas island"),
    "CY": ("Asia/Nicosia", "siprus, cyprus"),
    "CZ": ("Europe/Prague", "ceko, czechia, cekoslowakia, czech, czech republic"),
    "DE": ("Europe/Berlin", "jerman, germany, jermany, berlin, frankfurt"),
    "DJ": ("Africa/Djibouti", "jibuti, djibouti"),
    "DK": ("Europe/Copenhagen", "denmark"),
    "DM": ("America/Dominica", "dominika, dominica"),
    "DO": ("America/Santo_Domingo", "republik dominika, dominican republic"),
    "DZ": ("Africa/Algiers", "aljazair, algeria"),
    "EC": ("America/Guayaquil", "ekuador, ecuador"),
    "EE": ("Europe/Tallinn", "estonia"),
    "EG": ("Africa/Cairo", "mesir, egypt, kairo, cairo"),
    "EH": ("Africa/El_Aaiun", "sahara barat, western sahara"),
    "ER": ("Africa/Asmara", "eritrea"),
    "ES": ("Europe/Madrid", "spanyol, spain"),
    "ET": ("Africa/Addis_Ababa", "etiopia, ethiopia"),
    "FI": ("Europe/Helsinki", "finlandia, finland"),
    "FJ": ("Pacific/Fiji", "fiji, fidji"),
    "FK": ("Atlantic/Stanley", "kepulauan falkland, falkland islands"),
    "FM": ("Pacific/Pohnpei", "mikronesia, micronesia"),
    "FO": ("Atlantic/Faroe", "kepulauan faroe, faroe islands"),
    "FR": ("Europe/Paris", "prancis, france, perancis, paris"),
    "GA": ("Africa/Libreville", "gabon"),
    "GB": (
        "Europe/London",
        "inggris raya, united kingdom, inggris, england, uk, london, britania raya, great britain, "
        "skotlandia, scotland, wales, irlandia utara",
    ),
    "GD": ("America/Grenada", "grenada"),
    "GE": ("Asia/Tbilisi", "georgia"),
    "GF": ("America/Cayenne", "guyana prancis, french guiana"),
    "GG": ("Europe/Guernsey", "guernsey"),
    "GH": ("Africa/Accra", "ghana"),
    "GI": ("Europe/Gibraltar", "gibraltar"),
    "GL": ("America/Nuuk", "greenland"),
    "GM": ("Africa/Banjul", "gambia"),
    "GN": ("Africa/Conakry", "guinea"),
    "GP": ("America/Guadeloupe", "guadeloupe"),
    "GQ": ("Africa/Malabo", "guinea ekuatorial, equatorial guinea"),
    "GR": ("Europe/Athens", "yunani, greece, greek"),
    "GT": ("America/Guatemala", "guatemala"),
    "GU": ("Pacific/Guam", "guam"),
    "GW": ("Africa/Bissau", "guinea bissau"),
    "GY": ("America/Guyana", "guyana"),
    "HN": ("America/Tegucigalpa", "honduras"),
    "HR": ("Europe/Zagreb", "kroasia, croatia"),
    "HT": ("America/Port-au-Prince", "haiti"),
    "HU": ("Europe/Budapest", "hungaria, hungary, hongaria"),
    "IE": ("Europe/Dublin", "irlandia, ireland"),
    "IL": ("Asia/Jerusalem", "israel, tel aviv"),
    "IM": ("Europe/Isle_of_Man", "pulau man, isle of man"),
    "IN": ("Asia/Kolkata", "india, mumbai, delhi"),
    "IQ": ("Asia/Baghdad", "irak, iraq, baghdad, erbil, kurdistan"),
    "IR": ("Asia/Tehran", "iran, teheran"),
    "IS": ("Atlantic/Reykjavik", "islandia, iceland"),
    "IT": ("Europe/Rome", "italia, italy, roma, milan"),
    "JE": ("Europe/Jersey", "jersey"),
    "JM": ("America/Jamaica", "jamaika, jamaica"),
    "JO": ("Asia/Amman", "yordania, jordan, jordania, amman"),
    "KE": ("Africa/Nairobi", "kenya"),
    "KG": ("Asia/Bishkek", "kirgizstan, kyrgyzstan"),
    "KH": ("Asia/Phnom_Penh", "kamboja, cambodia, kambodja, phnom penh, sihanoukville, sihanouk ville, poipet, bavet"),
    "KI": ("Pacific/Tarawa", "kiribati"),
    "KM": ("Indian/Comoro", "komoro, comoros"),
    "KN": ("America/St_Kitts", "saint kitts dan nevis, st kitts nevis"),
    "KP": ("Asia/Pyongyang", "korea utara, north korea, korut"),
    "KW": ("Asia/Kuwait", "kuwait, kuwait city"),
    "KY": ("America/Cayman", "kepulauan cayman, cayman islands"),
    "KZ": ("Asia/Almaty", "kazakhstan, kazakstan"),
    "LA": ("Asia/Vientiane", "laos, vientiane"),
    "LB": ("Asia/Beirut", "lebanon, libanon, beirut"),
    "LC": ("America/St_Lucia", "saint lucia, st lucia"),
    "LI": ("Europe/Vaduz", "liechtenstein"),
    "LK": ("Asia/Colombo", "sri lanka, srilanka"),
    "LR": ("Africa/Monrovia", "liberia"),
    "LS": ("Africa/Maseru", "lesotho"),
    "LT": ("Europe/Vilnius", "lituania, lithuania"),
    "LU": ("Europe/Luxembourg", "luksemburg, luxembourg"),
    "LV": ("Europe/Riga", "latvia"),
    "LY": ("Africa/Tripoli", "libya"),
    "MA": ("Africa/Casablanca", "maroko, morocco"),
    "MC": ("Europe/Monaco", "monako, monaco"),
    "MD": ("Europe/Chisinau", "moldova"),
    "ME": ("Europe/Podgorica", "montenegro"),
    "MF": ("America/Marigot", "saint martin, st martin"),
    "MG": ("Indian/Antananarivo", "madagaskar, madagascar"),
    "MH": ("Pacific/Majuro", "kepulauan marshall, marshall islands, marshall"),
    "MK": ("Europe/Skopje", "makedonia utara, north macedonia, macedonia, makedonia"),
    "ML": ("Africa/Bamako", "mali"),
    "MM": ("Asia/Yangon", "myanmar, burma, yangon, myawaddy, mianmar"),
    "MN": ("Asia/Ulaanbaatar", "mongolia"),
    "MO": ("Asia/Macau", "makau, macau, macao"),
    "MP": ("Pacific/Saipan", "kepulauan mariana utara, northern mariana islands"),
    "MQ": ("America/Martinique", "martinik, martinique"),
    "MR": ("Africa/Nouakchott", "mauritania"),
    "MS": ("America/Montserrat", "montserrat"),
    "MT": ("Europe/Malta", "malta"),
    "MU": ("Indian/Mauritius", "mauritius, mauritus"),
    "MV": ("Indian/Maldives", "maladewa, maldives"),
    "MW": ("Africa/Blantyre", "malawi"),
    "MX": ("America/Mexico_City", "meksiko, mexico"),
    "MZ": ("Africa/Maputo", "mozambik, mozambique"),
    "NA": ("Africa/Windhoek", "namibia"),
    "NC": ("Pacific/Noumea", "kaledonia baru, new caledonia"),
    "NE": ("Africa/Niamey", "niger"),
    "NF": ("Pacific/Norfolk", "kepulauan norfolk, norfolk island"),
    "NG": ("Africa/Lagos", "nigeria"),
    "NI": ("America/Managua", "nikaragua, nicaragua"),
    "NL": ("Europe/Amsterdam", "belanda, netherlands, holland, amsterdam"),
    "NO": ("Europe/Oslo", "norwegia, norway"),
    "NP": ("Asia/Kathmandu", "nepal"),
    "NR": ("Pacific/Nauru", "nauru"),
    "NU": ("Pacific/Niue", "niue"),
    "NZ": ("Pacific/Auckland", "selandia baru, new zealand, selandia"),
    "OM": ("Asia/Muscat", "oman, muscat, muskat"),
    "PA": ("America/Panama", "panama"),
    "PE": ("America/Lima", "peru"),
    "PF": ("Pacific/Tahiti", "polinesia prancis, french polynesia"),
    "PG": ("Pacific/Port_Moresby", "papua nugini, papua new guinea, png"),
    "PH": ("Asia/Manila", "filipina, philippines, filipin, manila"),
    "PK": ("Asia/Karachi", "pakistan"),
    "PL": ("Europe/Warsaw", "polandia, poland, polan, warsawa"),
    "PM": ("America/Miquelon", "saint pierre dan miquelon, st pierre miquelon"),
    "PR": ("America/Puerto_Rico", "puerto riko, puerto rico"),
    "PS": ("Asia/Hebron", "wilayah palestina, palestinian territories, palestina, palestine, gaza"),
    "PT": ("Europe/Lisbon", "portugal"),
    "PW": ("Pacific/Palau", "palau"),
    "PY": ("America/Asuncion", "paraguay"),
    "QA": ("Asia/Qatar", "qatar, katar, doha"),
    "RE": ("Indian/Reunion", "reunion"),
    "RO": ("Europe/Bucharest", "rumania, romania"),
    "RS": ("Europe/Belgrade", "serbia"),
    "RU": ("Europe/Moscow", "rusia, russia, moskow, moskwa"),
    "RW": ("Africa/Kigali", "rwanda"),
    "SB": ("Pacific/Guadalcanal", "kepulauan solomon, solomon islands, solomon"),
    "SC": ("Indian/Mahe", "seychelles"),
    "SD": ("Africa/Khartoum", "sudan"),
    "SE": ("Europe/Stockholm", "swedia, sweden"),
    "SH": ("Atlantic/St_Helena", "saint helena, st helena"),
    "SI": ("Europe/Ljubljana", "slovenia, slowenia"),
    "SJ": ("Arctic/Longyearbyen", "kepulauan svalbard dan jan mayen, svalbard jan mayen"),
    "SK": ("Europe/Bratislava", "slovakia, slowakia"),
    "SL": ("Africa/Freetown", "sierra leone"),
    "SM": ("Europe/San_Marino", "san marino"),
    "SN": ("Africa/Dakar", "senegal"),
    "SO": ("Africa/Mogadishu", "somalia"),
    "SR": ("America/Paramaribo", "suriname, surinam"),
    "SS": ("Africa/Juba", "sudan selatan, south sudan"),
    "ST": ("Africa/Sao_Tome", "sao tome dan principe, sao tome principe"),
    "SV": ("America/El_Salvador", "el salvador"),
    "SX": ("America/Lower_Princes", "sint maarten"),
    "SY": ("Asia/Damascus", "suriah, syria, siria, damaskus"),
    "SZ": ("Africa/Mbabane", "eswatini, swaziland"),
    "TC": ("America/Grand_Turk", "kepulauan turks dan caicos, turks caicos islands"),
    "TD": ("Africa/Ndjamena", "chad"),
    "TG": ("Africa/Lome", "togo"),
    "TH": ("Asia/Bangkok", "thailand, bangkok, muangthai"),
    "TJ": ("Asia/Dushanbe", "tajikistan"),
    "TK": ("Pacific/Fakaofo", "tokelau"),
    "TL": ("Asia/Dili", "timor leste, timor timur, dili, east timor"),
    "TM": ("Asia/Ashgabat", "turkmenistan"),
    "TN": ("Africa/Tunis", "tunisia, tunis"),
    "TO": ("Pacific/Tongatapu", "tonga"),
    "TR": ("Europe/Istanbul", "turki, turkiye, turkey, istanbul, ankara"),
    "TT": ("America/Port_of_Spain", "trinidad dan tobago, trinidad tobago"),
    "TV": ("Pacific/Funafuti", "tuvalu"),
    "TZ": ("Africa/Dar_es_Salaam", "tanzania"),
    "UA": ("Europe/Kyiv", "ukraina, ukraine"),
    "UG": ("Africa/Kampala", "uganda"),
    "US": (
        "America/New_York",
        "amerika serikat, united states, amerika, usa, us, as, america, united states of america",
    ),
    "UY": ("America/Montevideo", "uruguay"),
    "UZ": ("Asia/Tashkent", "uzbekistan"),
    "VA": ("Europe/Vatican", "vatikan, vatican city, vatican"),
    "VC": ("America/St_Vincent", "saint vincent dan grenadine, st vincent grenadines"),
    "VE": ("America/Caracas", "venezuela"),
    "VG": ("America/Tortola", "kepulauan virgin britania raya, british virgin islands"),
    "VI": ("America/St_Thomas", "kepulauan virgin amerika serikat, u s virgin islands"),
    "VN": ("Asia/Ho_Chi_Minh", "vietnam, hanoi, ho chi minh, saigon"),
    "VU": ("Pacific/Efate", "vanuatu"),
    "WF": ("Pacific/Wallis", "kepulauan wallis dan futuna, wallis futuna"),
    "WS": ("Pacific/Apia", "samoa"),
    "XK": ("Europe/Belgrade", "kosovo"),
    "YE": ("Asia/Aden", "yaman, yemen, sanaa"),
    "YT": ("Indian/Mayotte", "mayotte"),
    "ZA": ("Africa/Johannesburg", "afrika selatan, south africa, afsel"),
    "ZM": ("Africa/Lusaka", "zambia"),
    "ZW": ("Africa/Harare", "zimbabwe"),
}

ZONES = {code: zone for code, (zone, _) in COUNTRIES.items()}
CODES = {name: code for code, (_, names) in COUNTRIES.items() for name in names.split(", ")}
LONG_NAMES = re.compile(
    r"\b(?:" + "|".join(sorted((name for name in CODES if len(name) > SHORT), key=len, reverse=True)) + r")\b"
)
NO_PLACES = re.compile(r"\b(?:bahasa|bhs|orang|org) (?!di )[a-z]+")
AFTER_IN = re.compile(rf"\b(?:di|d|ke|k|dari|dr|in) ([a-z]{{2,{SHORT}}})\b")
