"""How people write where they are: what is a place, which one, and what is none."""

import pytest

from bot import regions
from bot.slips import is_slip
from bot.texts import HOME

REGIONS = regions.load(HOME / "locales" / "directory" / "regencies.csv")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        # provinces, as in chats
        ("NTB", "Nusa Tenggara Barat"),
        ("ntt", "Nusa Tenggara Timur"),
        ("jatim", "Jawa Timur"),
        ("Jateng", "Jawa Tengah"),
        ("jabar", "Jawa Barat"),
        ("sulteng", "Sulawesi Tengah"),
        ("sul teng", "Sulawesi Tengah"),
        ("sulut", "Sulawesi Utara"),
        ("kal sel", "Kalimantan Selatan"),
        ("Kalimantan brt", "Kalimantan Barat"),
        ("kepri", "Kepulauan Riau"),
        ("Kep Riau", "Kepulauan Riau"),  # not Riau
        ("kep. riau", "Kepulauan Riau"),
        ("riau kepulauan", "Kepulauan Riau"),
        ("Riau", "Riau"),
        ("babel", "Kepulauan Bangka Belitung"),
        ("bangka belitung", "Kepulauan Bangka Belitung"),
        ("jkt", "DKI Jakarta"),
        ("saya di jakarta", "DKI Jakarta"),
        ("jogja", "DI Yogyakarta"),
        ("jogya", "DI Yogyakarta"),
        ("Sumatra Barat", "Sumatera Barat"),
        ("sumatra utr", "Sumatera Utara"),
        ("prov jambi", "Jambi"),
        ("Provinsi Gorontalo", "Gorontalo"),
        ("papua", "Papua"),
        # regencies and cities
        ("lotim", "Kabupaten Lombok Timur, Nusa Tenggara Barat"),
        ("loteng", "Kabupaten Lombok Tengah, Nusa Tenggara Barat"),
        ("lobar", "Kabupaten Lombok Barat, Nusa Tenggara Barat"),
        ("lombok tmr", "Kabupaten Lombok Timur, Nusa Tenggara Barat"),
        ("ds. anjani kec. suralaga kab. lotim", "Kabupaten Lombok Timur, Nusa Tenggara Barat"),
        ("dsn krajan ds sukoharjo kec kertek wonosobo", "Kabupaten Wonosobo, Jawa Tengah"),
        ("kel. ampenan, mataram", "Kota Mataram, Nusa Tenggara Barat"),
        ("kec praya", "Kabupaten Lombok Tengah, Nusa Tenggara Barat"),
        ("sby", "Kota Surabaya, Jawa Timur"),
        ("bdg", "Kabupaten/Kota Bandung, Jawa Barat"),
        ("Bandung", "Kabupaten/Kota Bandung, Jawa Barat"),
        ("kota bandung", "Kabupaten/Kota Bandung, Jawa Barat"),
        ("bandung barat", "Kabupaten Bandung Barat, Jawa Barat"),
        ("kota bandung barat", "Kabupaten Bandung Barat, Jawa Barat"),  # there is none; not Kota Bandung
        ("kab. bandung barat jabar", "Kabupaten Bandung Barat, Jawa Barat"),
        ("kota tangerang selatan", "Kota Tangerang Selatan, Banten"),
        ("tangsel", "Kota Tangerang Selatan, Banten"),
        ("kota jambi", "Kota Jambi, Jambi"),
        ("kota gorontalo", "Kabupaten/Kota Gorontalo, Gorontalo"),
        ("kab banjar", "Kabupaten Banjar, Kalimantan Selatan"),
        ("tj pinang", "Kota Tanjungpinang, Kepulauan Riau"),
        ("toli-toli", "Kabupaten Tolitoli, Sulawesi Tengah"),
        ("rumah saya indramayu", "Kabupaten Indramayu, Jawa Barat"),
        ("saya orang cilacap", "Kabupaten Cilacap, Jawa Tengah"),
        ("kantor bp3mi terdekat dari ponorogo", "Kabupaten Ponorogo, Jawa Timur"),
        ("pulang pisau", "Kabupaten Pulang Pisau, Kalimantan Tengah"),
        ("tanah laut", "Kabupaten Tanah Laut, Kalimantan Selatan"),
        ("tidore", "Kota Tidore Kepulauan, Maluku Utara"),
        # ordinary words: alone they are the place, and after a word that leads to one
        ("malang", "Kabupaten/Kota Malang, Jawa Timur"),
        ("saya di malang", "Kabupaten/Kota Malang, Jawa Timur"),
        ("malang jatim", "Kabupaten/Kota Malang, Jawa Timur"),
        ("majikan lama saya tinggal di kota malang", "Kabupaten/Kota Malang, Jawa Timur"),
        ("palu", "Kota Palu, Sulawesi Tengah"),
        ("kami di palu sulteng", "Kota Palu, Sulawesi Tengah"),
        ("solo", "Kota Surakarta, Jawa Tengah"),
        ("orang solo", "Kota Surakarta, Jawa Tengah"),
        ("batu", "Kota Batu, Jawa Timur"),
        ("kota batu", "Kota Batu, Jawa Timur"),
        ("garut", "Kabupaten Garut, Jawa Barat"),
        ("dari garut", "Kabupaten Garut, Jawa Barat"),
        ("kab pati", "Kabupaten Pati, Jawa Tengah"),
        ("medan", "Kota Medan, Sumatera Utara"),
    ],
)
def test_a_place_is_known_however_it_is_written(typed: str, meant: str) -> None:
    assert [region.label for region in regions.named(REGIONS, typed)] == [meant]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("banjar", ["Kota Banjar, Jawa Barat", "Kabupaten Banjar, Kalimantan Selatan"]),
        ("lombok timur atau sumbawa", ["Lombok Timur", "Sumbawa"]),
        ("rumah saya di lombok", ["Lombok Barat", "Lombok Tengah", "Lombok Timur", "Lombok Utara"]),
        ("nusa tenggara", ["Nusa Tenggara Barat", "Nusa Tenggara Timur"]),
        ("madura", ["Bangkalan", "Pamekasan", "Sampang", "Sumenep"]),
    ],
)
def test_where_several_places_fit_all_are_offered(typed: str, meant: list[str]) -> None:
    found = [region.label for region in regions.named(REGIONS, typed)]
    assert len(found) == len(meant)
    assert all(name in label for name, label in zip(meant, found, strict=True))


NO_PLACES = [
    *("saya di rumah", "saya di kampung", "kampung", "mau pulang", "pulang", "gaji", "tolong", "paspor"),
    *("malang nasib saya", "nasib malang", "palu saya hilang", "kena batu ginjal", "makan garut", "sudah pati"),
    *("rambut solo keren", "kena serang musuh", "sampai puncak capek", "lima puluh", "kota", "tanah", "gunung"),
    *("bantu", "bantu saya", "bantuan", "barang", "bekas", "kendala", "kendali", "agama", "sambal", "bintang"),
    *("sekarang", "saya sekarang di sini", "langkah", "lembaga", "tahanan", "simpang", "sampan", "lampu", "kenari"),
    *("uang saya habis", "majikan marah", "gaji saya tidak dibayar", "kapan berangkat", "apa itu p3mi", "xyzabc"),
    *("di sel", "kerja di bar", "di dalam tim", "saya sakit", "anak saya", "berapa biaya ke luar negeri"),
]


@pytest.mark.parametrize("typed", NO_PLACES)
def test_an_ordinary_word_or_sentence_is_no_place_nor_a_slip_of_one(typed: str) -> None:
    assert regions.named(REGIONS, typed) == regions.like(REGIONS, typed) == []


@pytest.mark.parametrize(
    ("typed", "more"),
    [
        ("lombok timur", False),
        ("saya tinggal di kab. lombok timur, NTB", False),
        ("kantor bp3mi di malang mana ya", False),
        ("gaji saya tidak dibayar di malang", True),
        ("malang nasib saya", True),
    ],
)
def test_a_place_is_told_from_a_story_with_a_place_in_it(typed: str, more: bool) -> None:
    assert regions.says_more(REGIONS, typed) is more


@pytest.mark.parametrize(
    ("typed", "name", "slip"),
    [
        ("indarmayu", "indramayu", True),  # swapped
        ("cilcap", "cilacap", True),  # left out
        ("ponoroggo", "ponorogo", True),  # added
        ("ponorego", "ponorogo", True),  # mistaken
        ("kalimntnbarat", "kalimantanbarat", True),  # a long name may have two
        ("pnorego", "ponorogo", False),
        ("ponorogo", "ponorogo", False),  # that is the name
        ("kampung", "lampung", False),  # another first letter
        ("bekas", "bekasi", False),  # a short name
        ("", "ponorogo", False),
    ],
)
def test_a_slip_is_one_letter_of_a_longer_word(typed: str, name: str, slip: bool) -> None:
    assert is_slip(typed, name) is slip


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Lombok Timur", ["Kabupaten Lombok Timur, Nusa Tenggara Barat"]),
        ("KAB. LOMBOK TIMUR", ["Kabupaten Lombok Timur, Nusa Tenggara Barat"]),
        ("saya di kabupaten lombok timur, ntb", ["Kabupaten Lombok Timur, Nusa Tenggara Barat"]),
        ("Malang", ["Kabupaten/Kota Malang, Jawa Timur"]),
        ("kota malang", ["Kabupaten/Kota Malang, Jawa Timur"]),
        ("palangkaraya", ["Kota Palangka Raya, Kalimantan Tengah"]),
        ("Pare-Pare", ["Kota Parepare, Sulawesi Selatan"]),
        ("kota baru", ["Kabupaten Kotabaru, Kalimantan Selatan"]),  # "kota" is a part of the name here
        ("Kabupaten Lima Puluh Kota", ["Kabupaten Lima Puluh Kota, Sumatera Barat"]),
        ("P4MI Sambas", ["Kabupaten Sambas, Kalimantan Barat"]),
        ("aceh", ["Aceh"]),
        ("Prov. Papua Barat Daya", ["Papua Barat Daya"]),  # not Papua Barat, and not Papua
        ("jambi", ["Jambi"]),  # the province has its offices too
        ("Kota Jambi", ["Kota Jambi, Jambi"]),
        ("Banjar", ["Kota Banjar, Jawa Barat", "Kabupaten Banjar, Kalimantan Selatan"]),
        ("Kota Banjar", ["Kota Banjar, Jawa Barat"]),
        ("banjar kalsel", ["Kabupaten Banjar, Kalimantan Selatan"]),
        ("Malang, Jawa Barat", ["Kabupaten/Kota Malang, Jawa Timur"]),  # a regency is known better than a province
        ("Kalimantan", ["Kalimantan " + each for each in ("Barat", "Tengah", "Selatan", "Timur", "Utara")]),
        ("nias selatan", ["Kabupaten Nias Selatan, Sumatera Utara"]),
        ("indarmayu", []),
        ("ba", []),
        ("kabupaten", []),
        ("😀", []),
    ],
)
def test_a_region_is_known_by_how_people_write_it(typed: str, meant: list[str]) -> None:
    assert [each.label for each in regions.named(REGIONS, typed)] == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("indarmayu", "Indramayu"),
        ("kab ponorego", "Ponorogo"),
        ("Cilcap", "Cilacap"),
        ("merauk", "Merauke"),
        ("lombk timur", "Lombok Timur"),
        ("Kalimantn Barat", ""),  # a province
    ],
)
def test_a_slip_of_the_finger_is_understood(typed: str, meant: str) -> None:
    assert [each.name for each in regions.like(REGIONS, typed)] == [meant]


@pytest.mark.parametrize("typed", ["", "sgi", "saya", "negeri antah berantah", "xyzxyz", "di kabupaten", "1234567"])
def test_what_resembles_no_region_is_none(typed: str) -> None:
    assert regions.named(REGIONS, typed) == regions.like(REGIONS, typed) == []


@pytest.mark.parametrize(
    ("area", "label"),
    [
        ("Mergosari, Kecamatan Sukoharjo, Kabupaten Wonosobo, Jawa Tengah", "Kabupaten Wonosobo, Jawa Tengah"),
        ("Anjani, Nusa Tenggara Barat", "Nusa Tenggara Barat"),
        ("Kabupaten Sigi", "Kabupaten Sigi, Sulawesi Tengah"),
        ("Banjar", None),  # which of the two?
        ("Banjar, Jawa Barat", "Kota Banjar, Jawa Barat"),
        ("Kabupaten Contoh", None),
        ("", None),
    ],
)
def test_an_office_lies_where_its_area_says(area: str, label: str | None) -> None:
    found = regions.of_area(REGIONS, area)
    assert (found.label if found else None) == label
