"""The two languages name the same figures, however each writes them; and few sound texts are doubted."""

import pytest

from bot.faq.rules import figures


def differing(indonesian: str, english: str) -> tuple[list[str], list[str]]:
    """What only the Indonesian text has, and what only the English one has."""
    here = figures.only_here("id", indonesian, "en", english)
    return list(here), list(figures.only_here("en", english, "id", indonesian))


@pytest.mark.parametrize(
    ("indonesian", "english"),
    [
        ("Rp5.000.000", "Rp5,000,000"),
        ("Rp5 juta", "Rp5,000,000"),
        ("Rp1,5 miliar dan Rp2,5 juta", "Rp1.5 billion and Rp2.5 million"),
        ("400 ribu orang", "400 thousand people"),
        ("10.320 won per jam, 209 jam", "10,320 won an hour, for 209 hours"),
        ("7,5 persen", "7.5 per cent"),
        ("pukul 08.00–22.00", "8:00–22:00"),
        ("12 bulan", "twelve months"),
        ("dua belas bulan", "12 months"),
        ("tiga hal, tanyakan ketiganya", "three things, ask about all three"),
        ("Dua-duanya wajib ada", "You must have both"),
        ("sebulan, satu kali, 1 kali", "a month, once, one time"),
        ("dua puluh ribu", "twenty thousand"),
        ("Negeri Sembilan", "Negeri Sembilan"),
        ("1 Agustus 2025", "1 August 2025"),
        ("Mei 2025. Boleh pergi?", "May 2025. May I go?"),
        ("UU 18/2017 Pasal 6", "Law 18/2017 Article 6"),
        ("BP3MI, SIP2MI dan P3MI", "the provincial office and the companies"),
        ("1. Lapor.\n2. Tunggu.\n3. Datang.", "1. Report.\n2. Wait.\n3. Come."),
        ("3x24 jam", "3x24 hours"),
        ("RTK 2.0, N4, S1", "RTK 2.0, N4, S1"),
    ],
)
def test_the_same_figure_in_each_languages_way_is_no_fault(indonesian: str, english: str) -> None:
    assert differing(indonesian, english) == ([], [])


@pytest.mark.parametrize(
    ("indonesian", "english", "said"),
    [
        ("Rp5.000.000", "Rp5,000", (["5.000.000"], ["5,000"])),
        ("Rp5 juta", "Rp5 billion", (["5 juta"], ["5 billion"])),
        ("Rp2,5 juta", "Rp25 million", (["2,5 juta"], ["25 million"])),
        ("umur 18 tahun", "aged 21", (["18"], ["21"])),
        ("12 bulan", "eleven months", (["12"], ["eleven"])),
        ("empat bulan", "five months", (["empat"], ["five"])),
        ("20 persen", "30 per cent", (["20"], ["30"])),
        ("1 Agustus 2025", "1 July 2025", (["Agustus"], ["July"])),
        ("UU 18/2017", "Law 18/2018", (["2017"], ["2018"])),
        ("nomor 1955", "number 1995", (["1955"], ["1995"])),
        ("Upah 2026", "Wages", (["2026"], [])),
        ("Upah", "Wages of 2026", ([], ["2026"])),
    ],
)
def test_a_figure_of_one_language_only_is_found(indonesian: str, english: str, said: object) -> None:
    assert differing(indonesian, english) == said


def test_a_language_whose_words_we_do_not_know_is_compared_by_its_digits() -> None:
    assert list(figures.only_here("ms", "18 tahun, tiga", "id", "18 tahun")) == []
    assert list(figures.only_here("ms", "19 tahun", "id", "18 tahun")) == ["19"]
