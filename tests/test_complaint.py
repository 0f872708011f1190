"""A citizen makes a report: by words or by voice, with or without a category, and never by accident."""

from dataclasses import replace

import pytest

from bot.complaint import Reporter, Told
from bot.message import Incoming, Kind
from bot.store import Transaction
from handlers import complaint
from handlers.turn import Turn
from tests.complaints import NUMBER, STORY, fills, mentions, reports, sends, tells
from tests.conftest import Person, Village


async def office_of(village: Village, number: str) -> str:
    async with village.store.transaction() as tx:
        return str(await tx._value("SELECT office FROM complaint WHERE number = :number", number=number))


async def count(village: Village) -> int:
    async with village.store.transaction() as tx:
        return int(await tx._value("SELECT count(*) FROM complaint"))


YOURS_AND_THEIRS = [
    (
        "id",
        ["kata-kata sendiri", "Jawaban Anda", "Anda setuju", "Laporan Anda tercatat", "bukti Anda"],
        ["kata-kata orang itu", "berarti ia setuju", "berikan nomor ini kepada orang itu", "ia punya bukti"],
    ),
    (
        "en",
        ["your own words", "Your answers", "you agree", "Your report has", "your evidence"],
        ["this person's words", "that they agree", "give this number to the person", "this person have evidence"],
    ),
]


async def walks_through(person: Person, language: str, command: str, *first: str) -> str:
    """From the command to the number, in any language; returns everything that was said."""
    await person.presses(f"language.choose:{language}")
    before = len(person.messages())
    await person.says(command)
    for act in (*first, "way:tell", STORY, "done", "country:ID", "outcome:advice", "accused:yes", "skip", "send"):
        rows = person.messages()[-1].get("buttons") or []
        data = [key["callback_data"] for row in rows for key in row if act in key["callback_data"]]
        await (person.presses(data[0]) if data else person.says(act))
    return "\n".join(person.sees()[before:])


# --- telling it ---


async def test_a_story_can_be_told_in_words_and_by_voice(siti: Person, pak_made: Person) -> None:
    await siti.says("/lapor")
    await siti.taps("Ceritakan saja")
    await siti.sends_voice()
    await siti.says(STORY)
    for label in ("➡️ Lanjut", "🇮🇩 Indonesia", "Penjelasan", "Tidak", "Lewati"):
        await siti.taps(label)
    assert STORY in siti.sees()[-1]
    assert "1 pesan suara" in siti.sees()[-1]
    assert await sends(siti)


async def test_the_menu_and_the_command_lead_to_the_same_question(siti: Person) -> None:
    await siti.says("📣 Lapor")
    by_menu = siti.sees()[-1]
    await siti.taps("❌ Batal")
    await siti.says("/lapor")
    assert siti.sees()[-1] == by_menu


async def test_what_is_sent_has_a_number_and_says_what_happens_next(siti: Person, pak_made: Person) -> None:
    number = await reports(siti, "Gaji")
    assert NUMBER.fullmatch(number)
    assert "Sudah sampai di BP3MI Contoh" in siti.sees()[-1]
    assert "24 November 2026, 09.00 WITA" in siti.sees()[-1]


@pytest.mark.parametrize(("category", "line"), [("", ""), ("Gaji", "Masalah")])
async def test_the_preview_has_what_was_told_and_not_how_it_was_begun(siti: Person, category: str, line: str) -> None:
    """The beginning can still be changed from there."""
    await tells(siti, category)
    preview = siti.sees()[-1]
    assert STORY in preview
    assert line in preview
    for words in ("Ceritakan saja", "Pilih jenis masalah", "Pilihan di awal"):
        assert words not in preview
    await siti.taps("✏️ Ubah jawaban")
    assert "✏️ Ubah: Pilihan di awal" in siti.buttons()


async def test_who_will_read_it_stands_above_the_last_button(siti: Person, pak_made: Person) -> None:
    """Law 17: [Kirim] under that line is the consent."""
    await tells(siti, "Gaji")
    assert "Dibaca oleh BP3MI Contoh, bukan oleh kantor desa" in siti.sees()[-1]
    assert "✅ Kirim" in siti.buttons()


async def test_the_office_above_is_promised_where_somebody_is_there(
    siti: Person, pak_made: Person, bu_dewi: Person
) -> None:
    await tells(siti, "Gaji")
    assert "diteruskan ke kantor di atasnya" in siti.sees()[-1]
    await sends(siti)
    assert "kami teruskan ke kantor di atasnya" in siti.sees()[-1]


async def test_the_office_above_is_not_promised_where_nobody_is_there(joko: Person, bu_dewi: Person) -> None:
    """At the ministry, and below offices that have nobody; then the owner is told whom to call."""
    await tells(joko, "Gaji")
    assert "Dibaca oleh Kementerian Contoh" in joko.sees()[-1]
    assert "kantor di atasnya" not in joko.sees()[-1]
    number = await sends(joko)
    assert "kantor di atasnya" not in joko.sees()[-1]
    assert "telepon 0800-1000" in joko.sees()[-1]
    await joko.presses(f"complaint.look:{number}")
    assert "kantor di atasnya" not in joko.sees()[-1]
    assert "telepon 0800-1000" in joko.sees()[-1]


async def test_nothing_is_kept_as_a_report_before_the_last_button(siti: Person, village: Village) -> None:
    await tells(siti, "Gaji")
    assert await count(village) == 0


async def test_a_second_tap_on_send_makes_no_second_report(siti: Person, village: Village) -> None:
    await tells(siti, "Gaji")
    data = siti.data("✅ Kirim")
    await siti.presses(data)
    await siti.presses(data)
    assert await count(village) == 1
    assert siti.sees()[-1]


async def test_a_sticker_and_a_story_too_short_are_asked_for_again(siti: Person, village: Village) -> None:
    await siti.says("/lapor")
    await siti.taps("Ceritakan saja")
    await siti.sends_sticker()
    assert "belum bisa saya simpan" in siti.sees()[-1]
    await siti.says("tidak")
    await siti.taps("➡️ Lanjut")
    assert "terlalu pendek" in siti.sees()[-1]


@pytest.mark.parametrize("also", ["document", "video_note"])
async def test_a_moving_picture_that_telegram_takes_back_as_nothing_else_is_not_kept(
    siti: Person, village: Village, also: str
) -> None:
    """An animation carries a document of the same file id, which can't be sent as one."""
    moving = {"file_id": "moving", "file_unique_id": "m", "width": 1, "height": 1, "length": 1, "duration": 1}
    content = {"animation": moving, "document": moving} if also == "document" else {also: moving}
    await siti.says("/lapor")
    await siti.taps("Ceritakan saja")
    village.sandbox.world.sends(siti.chat_id, content)
    await village.settle()
    assert "belum bisa saya simpan" in siti.sees()[-1]


async def test_a_report_that_was_interrupted_goes_on_where_it_was(siti: Person, pak_made: Person) -> None:
    """Law 10."""
    await siti.says("/lapor")
    await siti.taps("Ceritakan saja")
    await siti.says(STORY)
    await siti.says("/bantuan")
    await siti.taps("Lanjutkan")
    for label in ("➡️ Lanjut", "🇮🇩 Indonesia", "Penjelasan", "Tidak", "Lewati"):
        await siti.taps(label)
    assert STORY in siti.sees()[-1]


async def test_evidence_is_optional_and_kept_when_it_is_sent(siti: Person, pak_made: Person, village: Village) -> None:
    await siti.says("/lapor")
    await siti.taps("Ceritakan saja")
    await siti.says(STORY)
    for label in ("➡️ Lanjut", "🇮🇩 Indonesia", "Penjelasan", "Tidak"):
        await siti.taps(label)
    await siti.sends_photo("kuitansi")
    await siti.taps("➡️ Lanjut")
    await sends(siti)
    await pak_made.taps("Buka")
    assert pak_made.messages()[-1]["photo"]
    assert pak_made.sees()[-1] == "kuitansi"


async def test_two_reports_never_have_the_same_number(tx: Transaction) -> None:
    """A number that is taken is drawn again."""
    drawn = iter((12345678, 12345678, 87654321))
    told, reporter = Told("wages", "ID", ()), Reporter(100, "Siti")
    numbers = [
        (await tx.add_complaint(told, reporter, "bp3mi-contoh", 0, 0, lambda _: next(drawn))).number for _ in range(2)
    ]
    assert numbers == ["LT-1234-5678", "LT-8765-4321"]


# --- whose it is (law 14) ---


@pytest.mark.parametrize("category", ["", "Saya tidak tahu", "Gaji", "Kekerasan", "Paspor ditahan", "Hilang kontak"])
async def test_what_is_heavy_goes_to_bp3mi_and_the_village_is_not_asked_about(
    siti: Person, pak_budi: Person, bu_ratna: Person, pak_made: Person, village: Village, category: str
) -> None:
    """Law 14."""
    number = await reports(siti, category)
    assert await office_of(village, number) == "bp3mi-contoh"
    assert mentions(pak_made, number)
    assert not mentions(pak_budi, number)
    assert not mentions(bu_ratna, number)
    assert not mentions(siti, "Boleh kantor desa tahu?")


async def test_everything_abroad_goes_to_bp3mi(siti: Person, pak_budi: Person, pak_made: Person) -> None:
    """Law 14."""
    await tells(siti, "Sakit, kecelakaan", country="🇹🇼 Taiwan")
    assert "BP3MI Contoh" in siti.sees()[-1]
    assert not mentions(siti, "Boleh kantor desa tahu?")


async def test_without_an_officer_at_bp3mi_it_goes_to_the_ministry(
    siti: Person, pak_budi: Person, bu_ratna: Person, bu_dewi: Person, village: Village
) -> None:
    """Law 14."""
    number = await reports(siti, "Kekerasan")
    assert await office_of(village, number) == "kemenp2mi-contoh"
    assert mentions(bu_dewi, number)


async def test_anything_else_goes_to_the_village_if_the_citizen_lets_it_know(
    siti: Person, pak_budi: Person, pak_made: Person, village: Village
) -> None:
    """Law 14."""
    await tells(siti, "Sakit, kecelakaan", village="Ya, boleh")
    assert "Dibaca oleh Desa Contoh." in siti.sees()[-1]
    number = await sends(siti)
    assert mentions(pak_budi, number)
    assert not mentions(pak_made, number)


async def test_anything_else_skips_the_village_if_the_citizen_does_not_let_it_know(
    siti: Person, pak_budi: Person, bu_ratna: Person, village: Village
) -> None:
    """Law 14."""
    number = await reports(siti, "Sakit, kecelakaan", village="Tidak")
    assert await office_of(village, number) == "p4mi-contoh"
    assert not mentions(pak_budi, number)
    assert mentions(bu_ratna, number)


@pytest.mark.parametrize("accused", ["Ya", "Tidak tahu"])
async def test_what_may_be_about_the_village_skips_it_without_asking(
    siti: Person, pak_budi: Person, bu_ratna: Person, village: Village, accused: str
) -> None:
    """Law 5."""
    number = await reports(siti, "Pelayanan petugas", accused=accused)
    assert await office_of(village, number) == "p4mi-contoh"
    assert not mentions(siti, "Boleh kantor desa tahu?")
    assert not mentions(pak_budi, number)


async def test_a_citizen_without_an_office_reports_to_the_ministry(joko: Person, bu_dewi: Person) -> None:
    await tells(joko, "Sakit, kecelakaan")
    assert "Dibaca oleh Kementerian Contoh" in joko.sees()[-1]
    assert not mentions(joko, "Boleh kantor desa tahu?")
    assert mentions(bu_dewi, await sends(joko))


async def test_words_of_danger_in_a_story_make_the_report_urgent(
    siti: Person, pak_budi: Person, pak_made: Person, village: Village
) -> None:
    """Laws 9 and 14: the words are the answer too, and the village is passed over."""
    number = await reports(siti, "Sakit, kecelakaan", story="Tolong, saya dipukul dan disekap di rumah ini")
    assert await office_of(village, number) == "bp3mi-contoh"
    assert "Mendesak" in pak_made.sees()[-1]


# --- special beginnings ---


async def test_somebody_asked_money_for_a_job_order_and_the_report_names_it(siti: Person, pak_made: Person) -> None:
    await siti.presses("complaint.job_order:JO-17")
    assert "lowongan JO-17" in siti.sees()[-1]
    await siti.says(STORY)
    for label in ("➡️ Lanjut", "🇮🇩 Indonesia", "Penjelasan", "Tidak", "Lewati"):
        await siti.taps(label)
    assert "Biaya, pungutan" in siti.sees()[-1]
    await sends(siti)
    await pak_made.taps("Buka")
    assert "Lowongan: JO-17" in pak_made.sees()[-1]


async def asks_officer(siti: Person, words: str) -> None:
    """[Tanya petugas] under question 4."""
    village = siti.village
    async with village.store.transaction() as tx:
        citizen = await tx.citizen(siti.chat_id)
        assert citizen
        tap = Incoming(1, siti.chat_id, kind=Kind.PRESS, press="ask.officer:4")
        turn = Turn(tx, village.rooms.house, village.clock.now(), "update:ask", incoming=tap, citizen=citizen)
        await complaint.ask_officer(turn, words)
    await village.settle()


async def test_a_question_for_an_officer_needs_only_the_last_button(
    siti: Person, pak_budi: Person, bu_ratna: Person
) -> None:
    """Nobody has asked whether the village may know, so it doesn't (law 14)."""
    await asks_officer(siti, "Berapa lama visa Jepang?")
    assert "Berapa lama visa Jepang?" in siti.sees()[-1]
    assert "Dibaca oleh P4MI Contoh" in siti.sees()[-1]
    number = await sends(siti)
    assert mentions(bu_ratna, number)
    assert not mentions(pak_budi, number)
    await bu_ratna.taps("Buka")
    assert "Berapa lama visa Jepang?" in bu_ratna.sees()[-1]


async def test_a_question_whose_words_are_gone_is_asked_for(siti: Person, bu_ratna: Person) -> None:
    await asks_officer(siti, "")
    assert "Apa pertanyaan Anda?" in siti.sees()[-1]


async def test_an_officer_files_for_somebody_without_telegram(pak_budi: Person, pak_made: Person) -> None:
    await pak_budi.says("/bantu")
    assert "apakah ia setuju" in pak_budi.sees()[-1]
    await pak_budi.taps("Ya, ia setuju")
    await pak_budi.says("Ibu Aminah")
    await pak_budi.says("nomor tetangga, sore hari")
    await fills(pak_budi, "Gaji")
    number = await sends(pak_budi)
    await pak_made.taps("Buka")
    assert "Untuk: Ibu Aminah" in pak_made.sees()[-1]
    assert "nomor tetangga, sore hari" in pak_made.sees()[-1]
    await pak_budi.says("/status")
    assert any(number in label for label in pak_budi.buttons())


@pytest.mark.parametrize(("language", "yours", "theirs"), YOURS_AND_THEIRS)
async def test_an_officer_who_files_for_somebody_is_never_spoken_to_as_that_person(
    pak_budi: Person, pak_made: Person, language: str, yours: list[str], theirs: list[str]
) -> None:
    """Law 17: the consent is that person's."""
    said = await walks_through(pak_budi, language, "/bantu", "consent:yes", "person", "phone")
    assert [words for words in yours if words in said] == []
    assert [words for words in theirs if words not in said] == []


@pytest.mark.parametrize(("language", "yours", "theirs"), YOURS_AND_THEIRS)
async def test_whoever_reports_for_themselves_is_spoken_to_as_such(
    siti: Person, pak_made: Person, language: str, yours: list[str], theirs: list[str]
) -> None:
    said = await walks_through(siti, language, "/lapor")
    assert [words for words in theirs if words in said] == []
    assert [words for words in yours if words not in said] == []


async def test_without_the_consent_of_that_person_there_is_no_way_on(pak_budi: Person, village: Village) -> None:
    """Law 17."""
    await pak_budi.says("/bantu")
    assert pak_budi.buttons() == ["Ya, ia setuju", "❌ Batal"]
    await pak_budi.says("boleh")
    assert "apakah ia setuju" in pak_budi.sees()[-1]


async def test_a_name_and_a_number_are_not_required(pak_budi: Person, pak_made: Person) -> None:
    await pak_budi.says("/bantu")
    for label in ("Ya, ia setuju", "Lewati", "Lewati"):
        await pak_budi.taps(label)
    await fills(pak_budi, "Gaji")
    assert await sends(pak_budi)


async def test_somebody_who_is_no_officer_can_not_file_for_others(siti: Person, village: Village) -> None:
    """Law 4."""
    await siti.says("/bantu")
    assert "untuk petugas" in siti.sees()[-1]


async def test_beginning_anew_still_is_for_somebody_else(pak_budi: Person) -> None:
    await pak_budi.says("/bantu")
    await pak_budi.taps("Ya, ia setuju")
    await pak_budi.says("/bantu")
    await pak_budi.taps("Mulai baru")
    assert "apakah ia setuju" in pak_budi.sees()[-1]


# --- where none is taken ---


async def test_without_a_key_no_report_is_taken_and_other_places_are_named(siti: Person, village: Village) -> None:
    """Law 18."""
    village.rooms.router.house = replace(village.rooms.house, takes_reports=False)
    for words in ("/lapor", "/status"):
        await siti.says(words)
        assert "0800-1000" in siti.sees()[-1]
        assert "+62 21 2924 4800" in siti.sees()[-1]
    assert "Ceritakan saja" not in siti.buttons()


async def test_with_a_key_reports_are_taken(siti: Person) -> None:
    """Law 18."""
    await siti.says("/lapor")
    assert "Ceritakan saja" in siti.buttons()
