"""What makes a village's text wait for P4MI, and what doesn't (law 19)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.announcement import reasons_to_wait
from bot.network import Level, Office
from bot.risks import risks

VILLAGE = Office("desa-contoh", Level.VILLAGE, "p4mi-contoh", "Desa Contoh")
REGENCY = Office("p4mi-contoh", Level.REGENCY, None, "P4MI Contoh")

RISKY = (
    ("0812 0000 0000", "phone"),
    ("+62 812-0000-0000", "phone"),
    ("+6281200000000", "phone"),
    ("62 812 0000 0000", "phone"),
    ("Hubungi 0812.0000.0000 segera", "phone"),
    ("(0451) 421 234", "phone"),
    ("0451-421234", "phone"),
    ("WA: 421234", "phone"),
    ("telp. 421234 jam kerja", "phone"),
    ("0800-1000", "phone"),
    ("+886 912 345 678", "phone"),
    ("o812 0000 000O", "phone"),  # letters for digits
    ("08l2 0000 0000", "phone"),
    ("0 8 1 2 0 0 0 0 0 0 0 0", "phone"),
    ("nol delapan satu dua tiga empat lima enam tujuh delapan", "phone"),
    ("0\u200b812\u200b0000\u200b0000", "phone"),  # invisible signs between
    ("０８１２００００００００", "phone"),
    ("٠٨١٢٠٠٠٠٠٠", "phone"),
    ("0️⃣8️⃣1️⃣2️⃣0️⃣0️⃣0️⃣0️⃣0️⃣0️⃣", "phone"),
    ("12 Maret 2027, info 0812 0000 0000", "phone"),
    ("wa.me/62812", "link"),
    ("https://contoh.id/daftar", "link"),
    ("HTTP://CONTOH.ID", "link"),
    ("www.contoh.com", "link"),
    ("contoh.com", "link"),
    ("s.id/lowongan", "link"),
    ("bit.ly/abc", "link"),
    ("bit[.]ly/abc", "link"),
    ("bit (titik) ly", "link"),
    ("wa . me / 628", "link"),
    ("t.me/loker", "link"),
    ("@loker_taiwan", "link"),
    ("desa@gmail.com", "link"),
    ("loker dot com", "link"),
    ("daftar di kerja.info", "link"),
    ("rek BRI 1234…", "account"),
    ("rek BRI 1234 5678", "account"),
    ("rekening BCA a.n. Budi 123-456-7890", "account"),
    ("BRI 0123 01 012345 50 1", "account"),
    ("Bank Mandiri 1520012345678", "account"),
    ("no rek: 1234567890", "account"),
    ("bayar lewat QRIS", "account"),
    ("Rp 500.000", "amount"),
    ("Rp500.000,-", "amount"),
    ("Rp. 5000", "amount"),
    ("500rb", "amount"),
    ("500 ribu", "amount"),
    ("2 juta", "amount"),
    ("dua juta rupiah", "amount"),
    ("lima ratus ribu", "amount"),
    ("seratus ribu", "amount"),
    ("sejuta", "amount"),
    ("setengah juta", "amount"),
    ("50k", "amount"),
    ("RM 1.500", "amount"),
    ("1500 ringgit", "amount"),
    ("NT$ 28.590", "amount"),
    ("$200", "amount"),
    ("uang muka 750.000", "amount"),
    ("bayar 50000", "amount"),
    ("Biaya pendaftaran: 500", "amount"),
    ("iuran 25.000 per orang", "amount"),
    ("𝟓𝟎𝟎.𝟎𝟎𝟎", "amount"),
)

HARMLESS = (
    "pukul 08.00",
    "Rapat Senin, 12 Maret 2027 pukul 08.00-10.00 WITA di Balai Desa",
    "12/03/2027",
    "12-03-2027 08.00",
    "tanggal 12-14/03/2027",
    "08.00 – 10.00",
    "Sesi 08.00-10.00 / 13.00-15.00",
    "2027-03-12",
    "Maret 2027 08.00",
    "17 Agustus 1945",
    "RT 02 RW 05 No. 12",
    "RT 001/002",
    "Jalan Melati No. 12-14",
    "Posyandu untuk RT 1, 2, 3, 4, 5, 6, 7, 8, 9",
    "Dana Desa 2027",
    "Dana desa tahun 2026/2027",
    "Bank BRI buka pukul 08.00-10.00",
    "bawa buku rekening BRI tahun 2027",
    "bawa buku rekening tanggal 12-03-2027",
    "Semua biaya tahun 2027 gratis",
    "di balai desa.Info lebih lanjut di kantor desa",
    "Bpk. H.M. Yusuf, S.Pd.I. dan Drs. H. Ahmad",
    "hp dan ktp dibawa",
    "50 orang pertama",
    "1.250 warga",
    "dua belas orang, satu keluarga satu orang",
    "Perdes Nomor 5 Tahun 2027, UU 18/2017 Pasal 30",
    "fotokopi KTP 2 lembar, KK 1 lembar",
    "Kode pos 94362",
    "umur 18 sampai 45 tahun",
    "1. Bawa KTP\n2. Bawa KK\n3. Datang pukul 08.00\n4. Selesai pukul 09.00",
    "",
)

DISGUISED = (
    ("О8I2 ОООО ОООО", "phone"),  # Cyrillic О
    ("hubungi О812 З456 789О", "phone"),  # and З
    ("ο812 0000 0000", "phone"),  # Greek omicron
    ("0812 bagian depan lalu 3456 7890", "phone"),
    ("depannya 0812, terus 3456, terus 7890", "phone"),
    ("depan 0812 tengah 3456 belakang 7890", "phone"),
    ("0812=3456=7890", "phone"),
    ("0812 ~ 3456 ~ 7890", "phone"),
    ("0812'3456'7890", "phone"),
    ("nol delapan satu dobel tiga …", "phone"),
    ("nol delapan dua dua triple tujuh dobel satu", "phone"),
    ("kosong lapan satu …", "phone"),
    ("noldelapansatudua tiga empat lima enam", "phone"),
    ("62 lapan satu dua", "phone"),
    ("dua dua tiga empat lima enam tujuh", "phone"),
    ("wa saya di nol8 satu dua …", "phone"),
    ("WA: kosong lapan satu", "phone"),
    ("wasap saya ya 421234", "phone"),
    ("０８１２ ３４５６ ７８９０", "phone"),
    ("0️⃣8️⃣1️⃣2️⃣ lanjut 3️⃣4️⃣5️⃣6️⃣", "phone"),
    ("0\u200b8\u200d1\u206020\ufeff000000", "phone"),
    ("0\u28008\u31641\u280020000000", "phone"),  # letters and signs without ink
    ("t . me / x", "link"),
    ("bit . ly / abc", "link"),
    ("bit,ly/abc", "link"),
    ("bit dot ly slash abc", "link"),
    ("bit titik ly garis miring abc", "link"),
    ("b\u200bit.ly/abc", "link"),
    ("wа.me/628", "link"),  # Cyrillic а
    ("hxxps://contoh", "link"),
    ("IG: calo.sukses", "link"),
    ("ig calo_sukses", "link"),
    ("Telegram: calosukses", "link"),
    ("FB : Calo Sukses", "link"),
    ("@user", "link"),
    ("@ calo_sukses", "link"),
    ("BRI 1234…", "account"),
    ("ВRI 1234 5678", "account"),  # Cyrillic В
    ("rekening BNI nomor satu dua tiga empat", "account"),
    ("Dana: 0812", "account"),
    ("limaratus ribu", "amount"),
    ("Rp5ОО.ООО", "amount"),  # Cyrillic О
)

ORDINARY = (
    "Urusnya hari Senin, bawa KK, jam 8.00–14.00, ruang 3",
    "buka 08.00",
    "hotline 110",
    "Dalam bahaya hubungi 110 atau 112.",
    "Posisinya di depan kantor pos, belakang puskesmas.",
    "Loket 1 depan, loket 2 belakang, lalu ruang 3.",
    "Buka 08.00-12.00, lalu 13.00-15.00",
    "Senin 08.00 lalu Selasa 13.00 lalu Rabu 09.00",
    "Tutup 24-12-2026, lalu buka 28-12-2026.",
    "Libur 24, 25, dan 26 Desember.",
    "Pas foto 4x6 dua lembar dan 3x4 dua lembar.",
    "Ada tiga loket: satu paspor, dua SKCK, tiga BPJS.",
    "Satu orang satu kali, dua hari kemudian ambil hasilnya.",
    "Masih kosong 8 kursi.",
    "Kuota 20 orang per hari, nomor antrean 1 sampai 50.",
    "Jalan Merdeka No. 45, RT 03 RW 02, lantai 2 ruang 4",
    "Kirim WA ke kantor desa dulu.",
    "Telepon dulu sebelum datang.",
    "Facebook desa sedang tidak aktif.",
    "Line antrean ada di sebelah kiri.",
    "Kumpul @ balai desa.",
    "Titik kumpul di balai desa.",
    "Ikuti garis miring kuning di lantai.",
    "Bawa buku tabungan BRI, fotokopi 2 lembar.",
    "Dana Desa 2027, dana tahun 2026/2027",
    "Berlaku 12 Januari 2027 sampai 15 Februari 2027",
    "UU Nomor 18 Tahun 2017 Pasal 30 & Pasal 54",
    "Bawa materai dua lembar dan map kuning satu.",
    "Temui Bpk. H. Ahmad, S.H., M.H., di ruang dua lantai tiga.",
    "Pendaftaran gratis, tidak dipungut biaya.",
)


PLAINEST = (  # whatever stands between the digits, and whichever language they are spelled in
    ("Cepat dan pasti: Pak Herman 0812🌸3456🌸7890", "phone"),
    ("Hubungi Pak Herman: nol, delapan, satu, dua, tiga, empat, lima, enam, tujuh, delapan", "phone"),
    ("nol dan delapan dan satu dan dua dan tiga dan empat dan lima", "phone"),
    ("angka 0 angka 8 angka 1 angka 2 angka 3 angka 4 angka 5 angka 6", "phone"),
    ("WA nol wolu siji loro telu papat limo enem pitu", "phone"),  # Javanese
    ("enol dalapan hiji dua tilu opat lima genep tujuh", "phone"),  # Sundanese
    ("nol baluq sekeq due telu empat lime enem pituq", "phone"),  # Sasak
    ("nol ballu' settong dhuwa' tello' empa' lema' ennem petto'", "phone"),  # Madurese
    ("n-o-l d-e-l-a-p-a-n s-a-t-u d-u-a t-i-g-a e-m-p-a-t l-i-m-a", "phone"),
    ("delapan belas dua puluh tiga empat puluh lima enam puluh tujuh", "phone"),
    ("〇八一二三四五六七八", "phone"),
    ("0812....3456....7890", "phone"),
    ("0812 ... 3456", "phone"),
    ("0812, 3456, 7890", "phone"),
    ("0, 8, 1, 2, 3, 4", "phone"),
    ("0812 dan 3456 dan 7890", "phone"),
    ("0812 [3456] 7890", "phone"),
    ("0812{3456}7890", "phone"),
    ("0812→3456→7890", "phone"),
    ("0812%3456%7890", "phone"),
    ("0812!3456!7890", "phone"),
    ("0812x3456x7890", "phone"),
    ("0812 ~~~~ 3456", "phone"),
    ("0812،3456", "phone"),
    ("0812 (12 Maret 2027) 3456", "phone"),
    ("08.12 19.45 20.11", "phone"),  # hours that nobody keeps
    ("jam 08.12, jam 19.45, jam 20.11", "phone"),
    ("0812 2019 2020", "phone"),  # years
    ("RT 08, 12, 34, 56, 78", "phone"),  # no street counts like that
    ("0. Bawa KTP\n8. Bawa KK\n1. Foto\n2. Surat\n3. Map\n4. Pena\n5. Kertas", "phone"),
    ("nomor HP-nya 223344", "phone"),
    ("WA Pak Herman 223344", "phone"),
    ("WA Pak Herman di rumah 22 33 44", "phone"),
    ("Pak Herman 223345", "phone"),
    ("IG hermansukses", "link"),
    ("cari di tiktok hermansukses", "link"),
    ("t me herman", "link"),
    ("wa me 628", "link"),
    ("bitly/herman", "link"),
    ("buka bit ly herman", "link"),
    ("b.i.t.l.y herman", "link"),
)

EVERYDAY = (
    "Senin 08.00-12.00, Selasa 13.00-15.00, Rabu 09.00-11.30 WITA",
    "Posyandu Senin 3 Mei, Selasa 4 Mei, dan Rabu 5 Mei 2027, jam 8-11",
    "Kumpul 08.30 WITA, selesai 11.45 WITA, di RT 03 RW 05, lantai 2",
    "Libur 24, 25, dan 26 Desember 2026, buka lagi 4 Januari 2027.",
    "RT 01, RT 02, RT 03, RT 04, dan RT 05 berkumpul di balai desa.",
    "Dalam bahaya hubungi 110, 112, 113, atau 119.",
    "Bawa fotokopi KTP 2 lembar, KK 2 lembar, foto 4x6 2 lembar, 3x4 2 lembar, materai 2 lembar.",
    "Dihadiri 125 orang dari 40 keluarga, 12 orang di antaranya berumur 18 sampai 45 tahun.",
    "UU 18/2017, UU Nomor 18 Tahun 2017, dan Perdes Nomor 5 Tahun 2027",
    "P4MI, BP3MI, dan KP2MI memeriksa P3MI; dulu BP3TKI, P4TKI, dan BNP2TKI.",
    "Pada 2025 ada Peraturan Pemerintah 59/2021 dan Permendag 7/2024.",
    "Menurut aturan 2023 dan 2025, berlaku 2026–2027",
    "Warga sering membaca lowongan di grup Facebook tanpa izin.",
    "Kode pos 94362, RT 03 RW 05",
    "Jangan percaya lowongan di Facebook atau Telegram.",
    "Ingat, grup WA dan IG palsu makin banyak.",
    "Satu dua tiga orang boleh masuk bersama.",
)


@pytest.mark.parametrize(("text", "risk"), PLAINEST)
def test_the_plainest_disguise_waits_too(text: str, risk: str) -> None:
    assert risk in risks(text)


@pytest.mark.parametrize("text", EVERYDAY)
def test_many_dates_hours_houses_and_counts_in_one_text_are_no_number(text: str) -> None:
    assert risks(text) == ()


@pytest.mark.parametrize(("text", "risk"), DISGUISED)
def test_a_disguise_is_seen_through(text: str, risk: str) -> None:
    assert risk in risks(text)


@pytest.mark.parametrize("text", ORDINARY)
def test_what_an_office_writes_every_day_is_no_risk(text: str) -> None:
    assert risks(text) == ()


@pytest.mark.parametrize(("text", "risk"), RISKY)
def test_a_number_link_account_or_amount_is_found(text: str, risk: str) -> None:
    assert risk in risks(text)


@pytest.mark.parametrize("text", HARMLESS)
def test_days_hours_houses_and_counts_are_none(text: str) -> None:
    assert risks(text) == ()


@pytest.mark.parametrize(("text", "risk"), RISKY)
def test_law_19_a_village_s_risky_text_waits(text: str, risk: str) -> None:
    """Law 19: P4MI reads it first."""
    assert reasons_to_wait(VILLAGE, f"Assalamualaikum warga.\n{text}\nTerima kasih.")


@pytest.mark.parametrize("text", HARMLESS)
def test_law_19_a_village_s_harmless_text_does_not_wait(text: str) -> None:
    """Law 19, the other half."""
    assert not reasons_to_wait(VILLAGE, text)


@pytest.mark.parametrize(("text", "risk"), RISKY)
def test_law_19_an_office_above_a_village_does_not_wait(text: str, risk: str) -> None:
    """Law 19 is about villages."""
    assert not reasons_to_wait(REGENCY, text)


@given(st.text("0123456789", min_size=8, max_size=10), st.sampled_from(["", " ", "-", ".", " - ", "  ", "/"]))
def test_a_phone_number_is_found_however_it_is_spaced(digits: str, gap: str) -> None:
    number = gap.join((f"08{digits[:2]}", digits[2:6], digits[6:]))
    assert risks(f"Info {number}, terima kasih")


@given(st.text(max_size=300))
def test_any_text_can_be_read(text: str) -> None:
    assert set(risks(text)) <= {"phone", "link", "account", "amount"}
