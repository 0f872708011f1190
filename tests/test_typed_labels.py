"""Who types what a button says means the button; an old preview never sends what it does not show."""

import pytest

from tests.complaints import STORY, mentions, tells
from tests.conftest import Person, Village
from tests.danger.ways import DANGER

READS_ELSE = "Yang membaca berubah sejak pratinjau tadi."


async def answers(person: Person) -> dict[str, object]:
    async with person.village.store.transaction() as tx:
        draft = await tx.active_draft(person.chat_id)
    return dict(draft.answers) if draft else {}


async def at(person: Person, *labels: str) -> None:
    """Up to a question of the report; each label as on a phone."""
    for label in ("/lapor", "Ceritakan saja", STORY, "➡️ Lanjut", *labels):
        await (person.taps(label) if label in person.buttons() else person.says(label))


@pytest.mark.parametrize(
    ("typed", "accused"),
    [("tdk", "no"), ("enggak", "no"), ("YA", "yes"), ("gak tau", "unknown"), ("tidak ya pak", "no")],
)
async def test_an_answer_is_typed_in_other_words(siti: Person, typed: str, accused: str) -> None:
    await at(siti, "🇮🇩 Indonesia", "Penjelasan", typed)
    assert (await answers(siti))["accused"] == accused


@pytest.mark.parametrize("typed", ["gaji dibayar", "pengen gaji dibayar"])
async def test_a_part_of_one_label_is_enough(siti: Person, typed: str) -> None:
    await at(siti, "🇮🇩 Indonesia", typed)
    assert (await answers(siti))["outcome"] == "money"


async def test_a_part_of_two_labels_is_none(siti: Person) -> None:
    await at(siti, "🇮🇩 Indonesia", "Penjelasan")
    await siti.says("kantor desa")
    assert "accused" not in await answers(siti)


@pytest.mark.parametrize("typed", ["tidak ada", "belum punya bukti", "lewati aja"])
async def test_what_is_optional_is_skipped_in_words(siti: Person, typed: str) -> None:
    await at(siti, "🇮🇩 Indonesia", "Penjelasan", "Ya", typed)
    assert (await answers(siti))["evidence"] is None


async def test_a_question_taps_nothing(siti: Person) -> None:
    await tells(siti)
    await siti.says("kirim?")
    assert "Belum terkirim" in siti.sees()[-1]


async def test_a_typed_answer_can_be_edited(siti: Person, pak_made: Person) -> None:
    await at(siti, "🇮🇩 Indonesia", "Penjelasan")
    message = await siti.says("tidak")
    assert (await answers(siti))["accused"] == "no"
    await siti.edits(message, "ya")
    assert (await answers(siti))["accused"] == "yes"


async def test_whether_one_is_sure_is_answered_in_words_too(siti: Person) -> None:
    """And not taken for the answer to the question behind."""
    await at(siti, "🇮🇩 Indonesia", "Penjelasan", "batal")
    assert siti.buttons() == ["Ya, hapus", "Tidak, lanjut mengisi"]
    await siti.says("ya")
    assert await answers(siti) == {}


async def test_after_batal_nothing_typed_falls_into_the_form(siti: Person) -> None:
    await at(siti)
    await siti.says("/batal")
    await siti.says("makasih")
    await siti.says("lanjutkan")
    assert "makasih" not in str(await answers(siti))
    assert STORY in str(await answers(siti))


@pytest.mark.parametrize(
    ("typed", "same"),
    [("tanya", "❓ Tanya"), ("Laporan saya", "📄 Laporan saya"), ("status", "/status"), ("batal", "/batal")],
)
async def test_the_menu_is_typed_without_its_signs(siti: Person, typed: str, same: str) -> None:
    await siti.says(same)
    by_button = siti.sees()[-1]
    await siti.says(typed)
    assert siti.sees()[-1] == by_button


async def test_lapor_begins_a_report_and_is_a_word_of_one_that_is_open(siti: Person) -> None:
    await siti.says("lapor")
    await siti.taps("Ceritakan saja")
    await siti.says("lapor")
    assert "lapor" in str((await answers(siti))["story"])


# --- what [Kirim] sends ---


async def test_words_of_danger_in_an_edit_keep_a_waiting_report_from_the_village(
    siti: Person, pak_budi: Person, pak_made: Person
) -> None:
    """Law 14."""
    await siti.says("/lapor")
    for label in ("Pilih jenis masalah", "Kontrak tidak sesuai"):
        await siti.taps(label)
    story = await siti.says("kontrak saya beda dari janji")
    for label in ("➡️ Lanjut", "🇮🇩 Indonesia", "Penjelasan", "Tidak", "Ya, boleh", "Lewati"):
        await siti.taps(label)
    assert "Desa Contoh" in siti.sees()[-1]
    await siti.says("/status")
    await siti.edits(story, "kontrak beda, saya dipukul dan dikurung majikan, tolong")
    await siti.says("lanjutkan")
    assert "BP3MI Contoh" in siti.sees()[-1]
    await siti.taps("✅ Kirim")
    assert not mentions(pak_budi, "LT-")
    assert mentions(pak_made, "LT-")


async def test_an_old_preview_sends_to_nobody_it_does_not_name(
    siti: Person, bu_ratna: Person, pak_made: Person
) -> None:
    await tells(siti, "Sakit, kecelakaan", village="Ya, boleh")
    await siti.says(DANGER)
    await siti.presses("emergency.none")
    await siti.taps("✅ Kirim")
    assert siti.sees()[-1].startswith("Tombol itu sudah tidak berlaku.")  # and the village may be asked again
    assert "Boleh kantor desa tahu?" in siti.sees()[-1]
    assert not any(mentions(officer, "LT-") for officer in (bu_ratna, pak_made))


async def test_who_moved_since_the_preview_reads_who_it_goes_to_now(
    siti: Person, bu_ratna: Person, pak_made: Person, village: Village
) -> None:
    await tells(siti, "Sakit, kecelakaan", accused="Tidak tahu")
    async with village.store.transaction() as tx:
        await tx.change_citizen(siti.chat_id, office="bp3mi-contoh")
    await siti.taps("✅ Kirim")
    assert siti.sees()[-1].startswith(READS_ELSE)
    assert "BP3MI Contoh" in siti.sees()[-1]
    await siti.taps("✅ Kirim")
    assert mentions(pak_made, "LT-")


# --- under the numbers ---


@pytest.mark.parametrize("typed", ["kirim ke petugas", "Kirim", "iya kirim", "tolong kirim ke petugas"])
async def test_under_the_numbers_kirim_rings_the_officers(siti: Person, pak_made: Person, typed: str) -> None:
    await siti.says(DANGER)
    await siti.says(typed)
    assert "BP3MI Contoh" in siti.sees()[-1]
    assert mentions(pak_made, "LT-")


async def test_under_the_numbers_the_whole_label_takes_the_alarm_back_and_half_of_it_does_not(siti: Person) -> None:
    await siti.says(DANGER)
    await siti.says("darurat")
    assert not siti.sees()[-1].startswith("Baik. Kalau keadaan berubah")
    await siti.says("tidak")
    assert not siti.sees()[-1].startswith("Baik. Kalau keadaan berubah")
    await siti.says("tidak darurat")
    assert siti.sees()[-1].startswith("Baik. Kalau keadaan berubah")


async def test_what_is_said_after_the_officers_were_rung_goes_to_them(siti: Person, pak_made: Person) -> None:
    await siti.says(DANGER)
    await siti.taps("Kirim ke petugas")
    await siti.says("nama saya Wati, alamat jalan Ampang 12")
    assert siti.sees()[-1].startswith("Sudah saya teruskan ke petugas")
    await siti.sends_voice()
    assert siti.sees()[-1].startswith("Sudah saya teruskan ke petugas")
    await pak_made.taps("Buka")
    assert mentions(pak_made, "jalan Ampang 12")
    await siti.says("berapa biaya penempatan ke taiwan")
    assert "Dicek" in siti.sees()[-1]  # a question is answered still


async def test_short_words_right_after_the_numbers_are_no_ordinary_question(siti: Person, village: Village) -> None:
    await siti.says(DANGER)
    for words in ("dia ada disini", "sendirian", "saya ga punya pulsa"):
        await siti.says(words)
        assert "Kirim ke petugas" in siti.buttons(), siti.sees()[-1]
    village.clock.ahead += 3601
    await siti.says("sendirian")
    assert "Saya masih di sini" not in siti.sees()[-1]


@pytest.mark.parametrize("words", ["belum aman", "masih bahaya", "sudah aman?", "aman tapi takut", "gak aman"])
async def test_not_safe_is_never_read_as_safe(siti: Person, words: str) -> None:
    await siti.says(DANGER)
    await siti.says(words)
    assert "Syukurlah" not in siti.sees()[-1]
    assert "Kirim ke petugas" in siti.buttons()


@pytest.mark.parametrize("words", ["dia di malaysia, saya di palu", "malaysia johor"])
async def test_a_country_among_a_few_words_gets_its_numbers(siti: Person, words: str) -> None:
    await siti.says(DANGER)
    await siti.says(words)
    assert "Dari Malaysia" in siti.sees()[-1]


# --- what a draft remembers besides its answers ---


async def test_a_report_begun_anew_carries_no_marks_of_the_old_preview(
    siti: Person,
) -> None:
    await tells(siti)
    await siti.says("/lapor")
    await siti.taps("Mulai baru")
    assert not {"foot", "sure"} & set(await answers(siti))


async def test_a_typed_answer_can_be_edited_while_one_is_asked_whether_one_is_sure(
    siti: Person, pak_made: Person
) -> None:
    await at(siti, "🇮🇩 Indonesia", "Penjelasan")
    message = await siti.says("tidak")
    await siti.says("batal")
    await siti.edits(message, "gak tau")
    assert (await answers(siti))["accused"] == "unknown"


@pytest.mark.parametrize("typed", ["bukti", "foto"])
async def test_the_name_of_what_is_asked_for_skips_nothing(siti: Person, typed: str) -> None:
    await at(siti, "🇮🇩 Indonesia", "Penjelasan", "Ya", typed)
    assert "evidence" not in await answers(siti)


async def test_polite_words_in_a_label_are_typed_or_left_out(siti: Person, pak_made: Person) -> None:
    """[Send to an officer], in a form where only the whole label counts."""
    await siti.presses("language.choose:en")
    await siti.says("/lapor")
    await siti.says(DANGER)
    await siti.says("Send to an officer")
    assert mentions(pak_made, "LT-")
