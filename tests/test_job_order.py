"""Job orders: written by one officer, confirmed by a second one, told to whoever asked for them."""

from datetime import date
from typing import Any

import pytest

from bot.dialog import Answers, Json, keys
from bot.job_order import ANY, FORM, SECTORS, SUBSCRIPTION, Anywhere, JobOrder, Wish, wish, without_past
from bot.message import Incoming
from bot.network import Level, Office
from bot.texts import Texts, plain
from tests.conftest import Person, Village

HOUR, DAY = 3600, 86_400
SEND, CONFIRM, BACK, REDO = "✅ Kirim", "✅ Sudah benar, umumkan", "↩️ Kembalikan", "✏️ Perbaiki"
WISH, MINE, STOP, AGAIN = (
    "🔔 Minta info lowongan",
    "📋 Info lowongan saya",
    "🔕 Berhenti dari info ini",
    "🔔 Mulai lagi",
)
WITHDRAW, WITHDRAW_YES, ASKED_MONEY = "🗑 Tarik lowongan", "Ya, tarik", "⚠️ Ada yang minta uang"
TAIWAN, FACTORY = "🇹🇼 Taiwan", "Pabrik"
ENDING = plain(Texts().render("id", "job_order.ending"))
ANSWERS: Answers = {
    "scheme": "p_to_p",
    "agency": "PT Contoh Karya, Jakarta",
    "licence": "SIP3MI 12/A",
    "permit": "SIP2MI 34/B",
    "country": "TW",
    "sector": "factory",
    "position": "Operator mesin",
    "quota": 20,
    "wage": {"amount": "28590", "currency": "TWD"},
    "cost": "free",
    "requirements": "Umur 18 sampai 40 tahun.",
    "closing": "2026-12-20",
    "how": None,
}


async def writes(officer: Person, *, send: bool = True) -> None:
    """The whole form, P to P."""
    await officer.says("/joborder")
    await officer.taps("Lewat perusahaan P3MI (P to P)")
    for words in ("PT Contoh Karya, Jakarta", "SIP3MI 12/A", "SIP2MI 34/B"):
        await officer.says(words)
    await officer.taps(TAIWAN)
    await officer.taps(FACTORY)
    for words in ("Operator mesin", "20", "28.590 dolar Taiwan"):
        await officer.says(words)
    await officer.taps("PMI tidak dibebani")
    for words in ("Umur 18 sampai 40 tahun.", "20 Desember 2026"):
        await officer.says(words)
    await officer.taps("Lewati")
    if send:
        await officer.taps(SEND)


async def wishes(citizen: Person, country: str = TAIWAN, sector: str = FACTORY) -> None:
    await citizen.says("/lowongan")
    await citizen.taps(WISH)
    await citizen.taps(country)
    await citizen.taps(sector)
    await citizen.taps(SEND)


async def waits(village: Village, **more: Json) -> str:
    """A job order that waits for a second officer, without the form; returns its number."""
    async with village.store.transaction() as tx:
        order = await tx.add_job_order("p4mi-contoh", 300, ANSWERS | more, village.clock.now())
    assert order
    return order.number


async def opens(person: Person, data: str) -> None:
    """A press on a message with buttons, which can be edited."""
    await person.says("/lowongan")
    await person.presses(data)


async def published(village: Village, second: Person, **more: Json) -> str:
    number = await waits(village, **more)
    await second.presses(f"job_order.confirm:{number}")
    return number


async def suspend(village: Village, officer: Person) -> None:
    async with village.store.transaction() as tx:
        assert await tx._changed(
            "UPDATE officer SET suspended_at = 1 WHERE chat_id = :chat_id", chat_id=officer.chat_id
        )


async def someone(village: Village, chat_id: int, language: str = "id", **more: Any) -> Person:
    person = village.person(chat_id, f"Warga {chat_id}", language)
    await person.says("/start")
    if more:
        async with village.store.transaction() as tx:
            await tx.change_citizen(chat_id, **more)
    return person


def heard(person: Person) -> int:
    """How many job orders were sent to them unasked."""
    return sum("Operator mesin" in (m.get("text") or "") and _stops(m) for m in person.messages())


def _stops(message: dict[str, Any]) -> bool:
    return any(key["callback_data"] == "mute:job_order" for row in message.get("buttons") or [] for key in row)


def told(person: Person) -> str:
    """The newest job order they read."""
    return next(seen for seen in reversed(person.sees()) if "Nomor lowongan" in seen or "Job order here" in seen)


def progress(officer: Person) -> list[str]:
    return [seen for seen in officer.sees() if "Penerima:" in seen]


# Who publishes (law 19)


async def test_law_19_a_job_order_waits_for_a_second_officer(siti: Person, bu_ratna: Person, bu_wati: Person) -> None:
    """Law 19: nobody is told before a second officer confirms."""
    await wishes(siti)
    await writes(bu_ratna)
    assert "belum diumumkan" in bu_ratna.sees()[-1]
    assert heard(siti) == 0
    await siti.says("/lowongan")
    assert "belum ada lowongan" in siti.sees()[-1]
    await bu_wati.taps(bu_wati.buttons()[0])
    assert "SIP2MI 34/B" in bu_wati.sees()[-1]
    assert heard(siti) == 0
    await bu_wati.taps(CONFIRM)
    assert heard(siti) == 1
    await siti.says("/lowongan")
    assert "Ada 1 lowongan" in siti.sees()[-1]


async def test_law_19_the_publisher_does_not_confirm(village: Village, siti: Person, bu_ratna: Person) -> None:
    """Law 19: a second officer, never the first one twice."""
    await wishes(siti)
    number = await waits(village)
    for act in ("confirm", "give_back"):
        await bu_ratna.presses(f"job_order.{act}:{number}")
        assert "Anda tulis sendiri" in bu_ratna.sees()[-1]
    await opens(bu_ratna, f"job_order.check:{number}")
    assert CONFIRM not in bu_ratna.buttons()
    assert heard(siti) == 0


@pytest.mark.parametrize("act", ["check", "confirm", "give_back", "withdraw", "withdraw_yes", "redo"])
async def test_law_19_neither_a_village_nor_a_citizen_decides(
    village: Village, siti: Person, bu_ratna: Person, pak_budi: Person, joko: Person, act: str
) -> None:
    """Laws 4 and 19: asked in the query."""
    await wishes(siti)
    number = await waits(village)
    for person in (pak_budi, joko, siti):
        await person.presses(f"job_order.{act}:{number}")
        assert "sudah tidak berlaku" in person.sees()[-1]
    async with village.store.transaction() as tx:
        order = await tx.job_order(number)
    assert order
    assert order.undecided


async def test_law_19_another_regency_does_not_decide(village: Village, bu_ratna: Person) -> None:
    """Law 4: by subtree."""
    stranger = await someone(village, 320)
    async with village.store.transaction() as tx:
        await tx.add_office(Office("p4mi-lain", Level.REGENCY, "bp3mi-contoh", "P4MI Lain"))
        await tx.appoint(320, "p4mi-lain", None, village.clock.now())
    number = await waits(village)
    await stranger.presses(f"job_order.confirm:{number}")
    assert "sudah tidak berlaku" in stranger.sees()[-1]


async def test_law_19_the_office_above_may_confirm(siti: Person, bu_ratna: Person, pak_made: Person) -> None:
    """Law 19: a second officer of the office or of the one above."""
    await wishes(siti)
    await writes(bu_ratna)
    await pak_made.taps(pak_made.buttons()[0])
    await pak_made.taps(CONFIRM)
    assert heard(siti) == 1


async def test_law_19_without_a_second_officer_the_publisher_is_told(bu_ratna: Person) -> None:
    """Law 19: it waits, and says why."""
    await writes(bu_ratna)
    assert "belum ada petugas kedua" in bu_ratna.sees()[-1]


async def test_an_officer_who_comes_later_finds_what_waits(village: Village, bu_ratna: Person, siti: Person) -> None:
    await wishes(siti)
    await writes(bu_ratna)
    wati = await someone(village, 310)
    async with village.store.transaction() as tx:
        await tx.appoint(310, "p4mi-contoh", None, village.clock.now())
    await wati.says("/joborder")
    line = next(
        label
        for m in wati.messages()
        for row in m.get("buttons") or []
        for label in [row[0]["text"]]
        if "Taiwan: " in label
    )
    await wati.taps(line)
    await wati.taps(CONFIRM)
    assert heard(siti) == 1


async def test_law_19_a_village_officer_is_refused_with_a_sentence(pak_budi: Person) -> None:
    """Law 19: only P4MI and above publish."""
    await pak_budi.says("/joborder")
    assert "hanya bisa ditulis oleh petugas P4MI" in pak_budi.sees()[-1]
    await pak_budi.presses("job_order.office:desa-contoh")
    assert "hanya bisa ditulis oleh petugas P4MI" in pak_budi.sees()[-1]


async def test_a_citizen_is_told_who_writes_job_orders(joko: Person) -> None:
    await joko.says("/joborder")
    assert "hanya ditulis oleh petugas" in joko.sees()[-1]


async def test_law_19_a_village_is_refused_by_the_query_too(village: Village, pak_budi: Person) -> None:
    """Law 19, where it takes effect."""
    async with village.store.transaction() as tx:
        assert await tx.add_job_order("desa-contoh", pak_budi.chat_id, ANSWERS, 1) is None


async def test_law_4_an_officer_suspended_before_the_last_button_publishes_nothing(
    village: Village, bu_ratna: Person, bu_wati: Person
) -> None:
    """Law 4."""
    await writes(bu_ratna, send=False)
    await suspend(village, bu_ratna)
    await bu_ratna.taps(SEND)
    assert "hanya ditulis oleh petugas" in bu_ratna.sees()[-1]
    await bu_wati.says("/joborder")
    assert not any("menunggu pemeriksaan" in seen for seen in bu_wati.sees())


async def test_law_4_a_suspended_second_officer_confirms_nothing(
    village: Village, siti: Person, bu_ratna: Person, bu_wati: Person
) -> None:
    """Law 4: asked at the last button."""
    await wishes(siti)
    number = await waits(village)
    await opens(bu_wati, f"job_order.check:{number}")
    await suspend(village, bu_wati)
    await bu_wati.taps(CONFIRM)
    assert heard(siti) == 0


async def test_law_4_what_a_suspended_officer_wrote_is_not_confirmed(
    village: Village, siti: Person, bu_ratna: Person, bu_wati: Person
) -> None:
    """Law 4: the second officer reads why, and may give it back."""
    await wishes(siti)
    number = await waits(village)
    await opens(bu_wati, f"job_order.check:{number}")
    await suspend(village, bu_ratna)
    await bu_wati.taps(CONFIRM)
    assert "penulisnya bukan lagi petugas" in bu_wati.sees()[-1]
    assert heard(siti) == 0


async def test_the_first_second_officer_decides(
    village: Village, siti: Person, bu_ratna: Person, bu_wati: Person, pak_made: Person
) -> None:
    await wishes(siti)
    number = await waits(village)
    for officer in (bu_wati, pak_made):
        await opens(officer, f"job_order.check:{number}")
    await bu_wati.taps(CONFIRM)
    await pak_made.taps(BACK)
    assert "sudah disetujui petugas lain" in pak_made.sees()[-1]
    await bu_wati.presses(f"job_order.confirm:{number}")
    assert heard(siti) == 1


async def test_what_is_given_back_can_be_put_right_and_sent_again(
    siti: Person, bu_ratna: Person, bu_wati: Person
) -> None:
    await wishes(siti)
    await writes(bu_ratna)
    await bu_wati.taps(bu_wati.buttons()[0])
    await bu_wati.taps(BACK)
    assert heard(siti) == 0
    await bu_ratna.taps(REDO)
    assert "Operator mesin" in bu_ratna.sees()[-1]
    await bu_ratna.taps(SEND)
    await bu_wati.taps(bu_wati.buttons()[0])
    await bu_wati.taps(CONFIRM)
    assert heard(siti) == 1


# What is typed


async def test_an_answer_that_does_not_fit_is_asked_again(bu_ratna: Person) -> None:
    await bu_ratna.says("/joborder")
    await bu_ratna.says("lewat P3MI")
    assert "menekan salah satu tombol" in bu_ratna.sees()[-1]
    await bu_ratna.taps("Lewat perusahaan P3MI (P to P)")
    for words, answer in (("PT", "terlalu pendek"), ("P" * 121, "terlalu panjang")):
        await bu_ratna.says(words)
        assert answer in bu_ratna.sees()[-1]
    await bu_ratna.sends_photo()
    assert "hanya bisa membaca tulisan" in bu_ratna.sees()[-1]
    for words in ("PT Contoh Karya, Jakarta", "SIP3MI 12/A", "SIP2MI 34/B"):
        await bu_ratna.says(words)
    await bu_ratna.taps(TAIWAN)
    await bu_ratna.taps(FACTORY)
    await bu_ratna.says("Operator mesin")
    await bu_ratna.says("banyak")
    assert "satu angka saja" in bu_ratna.sees()[-1]
    await bu_ratna.says("20")
    await bu_ratna.says("28.590")
    assert "uang negara mana" in bu_ratna.sees()[-1]
    await bu_ratna.says("28.590 dolar Taiwan")
    await bu_ratna.taps("Ada biaya")
    for words in ("Rp 1.500.000", "paspor", "Umur 18 sampai 40 tahun."):
        await bu_ratna.says(words)
    await bu_ratna.says("1 Januari 2026")
    assert "sudah lewat" in bu_ratna.sees()[-1]


async def test_send_tapped_twice_is_one_job_order(village: Village, bu_ratna: Person, bu_wati: Person) -> None:
    await writes(bu_ratna, send=False)
    send = bu_ratna.data(SEND)
    await bu_ratna.taps(SEND)
    await bu_ratna.presses(send)
    async with village.store.transaction() as tx:
        assert len(await tx.waiting_job_orders(bu_wati.chat_id)) == 1


async def test_who_works_for_several_offices_says_for_which(village: Village, bu_ratna: Person) -> None:
    async with village.store.transaction() as tx:
        await tx.appoint(bu_ratna.chat_id, "bp3mi-contoh", None, village.clock.now())
        await tx.appoint(bu_ratna.chat_id, "desa-lain", None, village.clock.now())
    await bu_ratna.says("/joborder")
    assert bu_ratna.buttons() == ["BP3MI Contoh", "P4MI Contoh"]
    await bu_ratna.taps("P4MI Contoh")
    assert "Lewat jalur apa" in bu_ratna.sees()[-1]


# What is told (law 19)


async def test_law_19_every_job_order_ends_with_how_to_apply_and_that_nobody_may_ask_for_money(
    village: Village, siti: Person, bu_ratna: Person, bu_wati: Person
) -> None:
    """Law 19: sent unasked, opened from the list, opened by a link, read by the second officer."""
    await wishes(siti)
    number = await waits(village)
    await opens(bu_wati, f"job_order.check:{number}")
    assert told(bu_wati).endswith(ENDING)
    await bu_wati.taps(CONFIRM)
    assert heard(siti) == 1
    assert told(siti).endswith(ENDING)
    await siti.presses(f"job_order.show:{number}")
    assert siti.sees()[-1].endswith(ENDING)
    assert ASKED_MONEY in siti.buttons()
    assert "SISKOP2MI" in ENDING
    assert "Tidak ada yang boleh meminta uang" in ENDING


async def test_law_12_each_reads_it_in_their_language(
    village: Village, siti: Person, bu_ratna: Person, bu_wati: Person
) -> None:
    """Law 12: the recipient's locale."""
    wayan = await someone(village, 101, "en")
    async with village.store.transaction() as tx:
        await tx.subscribe(101, Wish("TW", ANY), village.clock.now())
    await wishes(siti)
    await published(village, bu_wati)
    assert "Nobody may ask you for money" in told(wayan)
    assert "28,590" in told(wayan)
    assert "Gaji sebulan: NT$28.590" in told(siti)


async def test_a_government_job_order_asks_for_the_announcement_and_no_licence(
    village: Village, siti: Person, bu_ratna: Person, bu_wati: Person
) -> None:
    await bu_ratna.says("/joborder")
    await bu_ratna.taps("Antarpemerintah (G to G)")
    assert "nomor pengumuman kementeriannya" in bu_ratna.sees()[-1]
    await bu_ratna.says("PENG-1/2026")
    assert "Di negara mana" in bu_ratna.sees()[-1]
    number = await published(village, bu_wati, scheme="g_to_g", notice="PENG-1/2026")
    await siti.presses(f"job_order.show:{number}")
    assert "Nomor pengumuman kementerian: PENG-1/2026" in siti.sees()[-1]
    assert "SIP3MI" not in siti.sees()[-1]


async def test_a_cost_to_the_worker_says_how_much_and_what_for(
    village: Village, siti: Person, bu_ratna: Person, bu_wati: Person
) -> None:
    cost: dict[str, Json] = {
        "cost": "paid",
        "amount": {"amount": "1500000", "currency": "IDR"},
        "amount_for": "paspor",
    }
    number = await published(village, bu_wati, **cost)
    await siti.presses(f"job_order.show:{number}")
    assert "Biaya: Rp1.500.000, untuk paspor" in siti.sees()[-1]


async def test_the_longest_job_order_is_one_message(
    village: Village, siti: Person, bu_ratna: Person, bu_wati: Person
) -> None:
    long: dict[str, Json] = {
        "agency": "&" * 120,
        "licence": "&" * 80,
        "permit": "&" * 80,
        "position": "Operator mesin " + "&" * 85,
        "amount_for": "&" * 300,
        "cost": "paid",
        "amount": {"amount": "1500000", "currency": "IDR"},
        "requirements": "&" * 1200,
        "how": "&" * 500,
    }
    await wishes(siti)
    await published(village, bu_wati, **long)
    assert heard(siti) == 1
    assert told(siti).endswith(ENDING)


# Who hears of it


@pytest.mark.parametrize(
    ("country", "sector", "times"),
    [
        ("TW", "factory", 1),
        (ANY, "factory", 1),
        ("TW", ANY, 1),
        (ANY, ANY, 1),
        ("JP", "factory", 0),
        ("TW", "domestic", 0),
        ("JP", ANY, 0),
        (ANY, "domestic", 0),
    ],
)
async def test_whoever_asked_for_the_country_and_the_sector_hears_of_it(
    village: Village, siti: Person, bu_ratna: Person, bu_wati: Person, country: str, sector: str, times: int
) -> None:
    async with village.store.transaction() as tx:
        await tx.subscribe(siti.chat_id, Wish(country, sector), village.clock.now())
    await published(village, bu_wati)
    assert heard(siti) == times


async def test_law_2_several_wishes_that_match_are_one_message(
    village: Village, siti: Person, bu_ratna: Person, bu_wati: Person
) -> None:
    """Law 2: at most once per citizen."""
    async with village.store.transaction() as tx:
        for country in ("TW", ANY):
            for sector in ("factory", ANY):
                await tx.subscribe(siti.chat_id, Wish(country, sector), village.clock.now())
    await published(village, bu_wati)
    assert heard(siti) == 1


async def test_law_2_what_was_on_its_way_at_a_crash_is_shown_as_uncertain_and_not_sent_again(
    village: Village, siti: Person, bu_ratna: Person, bu_wati: Person
) -> None:
    """Law 2."""
    await wishes(siti)
    village.clock.ahead += 13 * HOUR
    number = await published(village, bu_wati)
    village.clock.ahead += 9 * HOUR
    async with village.store.transaction() as tx:
        await tx._run(
            "UPDATE outbox SET marked_at = 1 WHERE about = :about AND done_at IS NULL", about=f"job_order:{number}"
        )
    async with village.store.transaction() as tx:
        await tx.recover_marked(village.clock.now())
    await village.tick(10)
    await village.tick(HOUR)
    assert heard(siti) == 0
    assert "Tidak pasti: 1" in progress(bu_ratna)[-1]


async def test_who_asked_for_nothing_hears_nothing(
    village: Village, siti: Person, bu_ratna: Person, bu_wati: Person
) -> None:
    await published(village, bu_wati)
    assert heard(siti) == 0


async def test_stop_stops_job_orders_and_nothing_else(
    village: Village, siti: Person, bu_ratna: Person, bu_wati: Person
) -> None:
    await wishes(siti)
    await published(village, bu_wati)
    await siti.taps(STOP)
    assert "Info lowongan tidak lagi dikirim" in siti.sees()[-1]
    await published(village, bu_wati)
    assert heard(siti) == 1
    async with village.store.transaction() as tx:
        assert await tx.mutes(siti.chat_id) == {"job_order"}


async def test_start_again_and_a_new_wish_start_them_again(
    village: Village, siti: Person, bu_ratna: Person, bu_wati: Person
) -> None:
    await wishes(siti)
    await siti.presses("mute:job_order")
    await siti.taps(AGAIN)
    await published(village, bu_wati)
    assert heard(siti) == 1
    await siti.taps(STOP)
    await wishes(siti, "🌏 Semua negara")
    await published(village, bu_wati)
    assert heard(siti) == 2


async def test_a_closed_chat_is_left_out(village: Village, siti: Person, bu_ratna: Person, bu_wati: Person) -> None:
    await wishes(siti)
    await siti.blocks()
    await published(village, bu_wati)
    await village.tick(10)
    assert "Penerima: 0" in progress(bu_ratna)[-1]


async def test_nothing_is_told_at_night_where_the_reader_is(
    village: Village, siti: Person, bu_ratna: Person, bu_wati: Person
) -> None:
    abroad = await someone(village, 101, zone="Europe/London")
    for person in (siti, abroad):
        await wishes(person)
    village.clock.ahead += 13 * HOUR  # 22.00 in Makassar, 14.00 in London
    await published(village, bu_wati)
    assert (heard(siti), heard(abroad)) == (0, 1)
    await village.tick(8 * HOUR + 60)
    assert (heard(siti), heard(abroad)) == (1, 1)


async def test_a_large_audience_is_told_piece_by_piece(
    village: Village, bu_ratna: Person, bu_wati: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.store.bulk.PIECE", 2)
    people = [await someone(village, 101 + each) for each in range(5)]
    for person in people:
        await wishes(person)
    await published(village, bu_wati)
    assert sum(map(heard, people)) == 2
    for _ in range(3):
        await village.tick(1)
    assert [heard(person) for person in people] == [1, 1, 1, 1, 1]
    await village.tick(10)
    assert "Terkirim: 5" in progress(bu_ratna)[-1]
    assert len(progress(bu_ratna)) == 1


# The list


async def test_the_list_has_pages_of_eight(village: Village, siti: Person, bu_ratna: Person, bu_wati: Person) -> None:
    for each in range(9):
        await published(village, bu_wati, position=f"Jabatan {each}")
    await siti.taps("💼 Lowongan")
    assert "Ada 9 lowongan resmi yang dibuka" in siti.sees()[-1]
    assert "Halaman 1 dari 2" in siti.sees()[-1]
    assert sum("Jabatan" in label for label in siti.buttons()) == 8
    shown = len(siti.sees())
    await siti.taps("Berikutnya ▶️")
    assert sum("Jabatan" in label for label in siti.buttons()) == 1
    assert len(siti.sees()) == shown
    await siti.taps("◀️ Sebelumnya")
    assert sum("Jabatan" in label for label in siti.buttons()) == 8


@pytest.mark.parametrize("page", ["0", "99", "x", "", "9" * 40, "-1"])
async def test_a_page_that_is_not_there_is_the_nearest_one(
    village: Village, siti: Person, bu_ratna: Person, bu_wati: Person, page: str
) -> None:
    await published(village, bu_wati)
    await opens(siti, f"job_order.page:{page}")
    assert any("Operator mesin" in label for label in siti.buttons())


async def test_after_its_closing_date_it_is_no_longer_listed(
    village: Village, siti: Person, bu_ratna: Person, bu_wati: Person
) -> None:
    number = await published(village, bu_wati, closing="2026-11-24")
    village.clock.ahead += DAY
    await siti.says("/lowongan")
    assert "Ada 1 lowongan" in siti.sees()[-1]
    village.clock.ahead += DAY
    await siti.says("/lowongan")
    assert "belum ada lowongan" in siti.sees()[-1]
    await siti.presses(f"job_order.show:{number}")
    assert "sudah ditutup" in siti.sees()[-1]


async def test_what_closed_while_it_waited_is_not_published(
    village: Village, siti: Person, bu_ratna: Person, bu_wati: Person
) -> None:
    await wishes(siti)
    number = await waits(village, closing="2026-11-24")
    village.clock.ahead += 2 * DAY
    await bu_wati.presses(f"job_order.confirm:{number}")
    assert "sudah lewat tanggal tutupnya" in bu_wati.sees()[-1]
    assert heard(siti) == 0


async def test_a_closing_date_that_passed_before_the_last_button_is_asked_again(
    village: Village, bu_ratna: Person, bu_wati: Person
) -> None:
    await writes(bu_ratna, send=False)
    village.clock.ahead += 30 * DAY
    await bu_ratna.taps(SEND)
    assert "Kapan pendaftaran ditutup" in bu_ratna.sees()[-1]
    await bu_ratna.says("20 Januari 2027")
    await bu_ratna.taps(SEND)
    assert "belum diumumkan" in bu_ratna.sees()[-1]


@pytest.mark.parametrize("number", ["JO-0000", "", "x" * 50, "JO-1;DROP"])
async def test_a_number_that_never_was_gets_a_sentence(siti: Person, bu_ratna: Person, number: str) -> None:
    await siti.presses(f"job_order.show:{number}")
    assert "tidak ada, sudah ditutup" in siti.sees()[-1]
    for act in ("check", "confirm", "give_back", "withdraw", "withdraw_yes", "redo"):
        await bu_ratna.presses(f"job_order.{act}:{number}")
        assert "sudah tidak berlaku" in bu_ratna.sees()[-1]


async def test_a_link_that_was_passed_on_opens_the_job_order(
    village: Village, joko: Person, bu_ratna: Person, bu_wati: Person
) -> None:
    number = await published(village, bu_wati)
    await joko.opens(f"job_{number.lower()}")
    assert joko.sees()[-1].endswith(ENDING)


async def test_a_link_to_one_that_waits_opens_nothing(village: Village, joko: Person, bu_ratna: Person) -> None:
    """Law 19: nobody is told before a second officer confirms."""
    number = await waits(village)
    await joko.opens(f"job_{number}")
    assert "Operator mesin" not in joko.sees()[-1]


# Withdrawing


async def test_its_office_withdraws_it(village: Village, siti: Person, bu_ratna: Person, bu_wati: Person) -> None:
    number = await published(village, bu_wati)
    await bu_wati.presses(f"job_order.show:{number}")
    await bu_wati.taps(WITHDRAW)
    await siti.says("/lowongan")
    assert "Ada 1 lowongan" in siti.sees()[-1]
    await bu_wati.taps(WITHDRAW_YES)
    await siti.says("/lowongan")
    assert "belum ada lowongan" in siti.sees()[-1]
    assert "ditarik oleh petugas lain" in bu_ratna.sees()[-1]
    await bu_wati.presses(f"job_order.withdraw_yes:{number}")
    assert "sudah ditarik" in bu_wati.sees()[-1]


async def test_citizens_see_no_button_to_withdraw(
    village: Village, siti: Person, bu_ratna: Person, bu_wati: Person
) -> None:
    number = await published(village, bu_wati)
    await siti.presses(f"job_order.show:{number}")
    assert WITHDRAW not in siti.buttons()


async def test_what_was_withdrawn_at_night_is_not_told_in_the_morning(
    village: Village, siti: Person, bu_ratna: Person, bu_wati: Person
) -> None:
    await wishes(siti)
    village.clock.ahead += 13 * HOUR
    number = await published(village, bu_wati)
    await bu_ratna.presses(f"job_order.withdraw_yes:{number}")
    await village.tick(9 * HOUR)
    assert heard(siti) == 0


# Wishes


async def test_a_citizen_lists_and_stops_their_wishes(village: Village, siti: Person) -> None:
    await wishes(siti)
    village.clock.ahead += 1
    await wishes(siti, "🇯🇵 Jepang", "Semua bidang")
    await siti.says("/lowongan")
    await siti.taps(MINE)
    assert siti.buttons()[:2] == ["🗑 Taiwan, Pabrik", "🗑 Jepang, Semua bidang"]
    await siti.taps("🗑 Taiwan, Pabrik")
    assert "🗑 Taiwan, Pabrik" not in siti.buttons()
    await siti.presses("subscription.stop:TW:factory")
    async with village.store.transaction() as tx:
        assert await tx.wishes(siti.chat_id) == [Wish("JP", ANY)]


async def test_a_country_without_a_button_can_be_typed(village: Village, siti: Person) -> None:
    await siti.says("/lowongan")
    await siti.taps(WISH)
    await siti.says("Polandia")
    await siti.taps("Semua bidang")
    await siti.taps(SEND)
    async with village.store.transaction() as tx:
        assert await tx.wishes(siti.chat_id) == [Wish("PL", ANY)]


async def test_the_same_wish_twice_is_one(village: Village, siti: Person) -> None:
    await wishes(siti)
    await wishes(siti)
    async with village.store.transaction() as tx:
        assert await tx.wishes(siti.chat_id) == [Wish("TW", "factory")]


async def test_wishes_end_somewhere(village: Village, siti: Person) -> None:
    async with village.store.transaction() as tx:
        for sector in SECTORS:
            for country in ("TW", "JP"):
                await tx.subscribe(siti.chat_id, Wish(country, sector), 1)
    await siti.says("/lowongan")
    await siti.taps(WISH)
    assert "Hentikan satu dulu" in siti.sees()[-1]


@pytest.mark.parametrize("data", ["subscription.stop:", "subscription.stop:TW", "subscription.stop:XX:factory"])
async def test_a_wish_that_can_not_be_gets_a_sentence(siti: Person, data: str) -> None:
    await siti.presses(data)
    assert "sudah tidak berlaku" in siti.sees()[-1]


async def test_what_is_forgotten_with_the_citizen_are_the_wishes(village: Village, siti: Person) -> None:
    await wishes(siti)
    async with village.store.transaction() as tx:
        await tx.forget_citizen(siti.chat_id)
        assert await tx.wishes(siti.chat_id) == []


# Pure


@pytest.mark.parametrize(
    ("changes", "today", "is_open"),
    [
        ({}, date(2026, 12, 19), True),
        ({}, date(2026, 12, 20), True),
        ({}, date(2026, 12, 21), False),
        ({"confirmed_at": None}, date(2026, 12, 1), False),
        ({"withdrawn_at": 5}, date(2026, 12, 1), False),
    ],
)
def test_a_job_order_is_open_from_its_confirmation_to_its_closing_date(
    changes: dict[str, Any], today: date, is_open: bool
) -> None:
    order = JobOrder("JO-1234", "p4mi-contoh", 300, ANSWERS, **{"confirmed_at": 1, **changes})
    assert order.open(today) is is_open


def test_only_a_closing_date_that_passed_is_taken_out() -> None:
    assert without_past(ANSWERS, date(2026, 12, 20)) is None
    left = without_past(ANSWERS, date(2026, 12, 21))
    assert left == {name: value for name, value in ANSWERS.items() if name != "closing"}


@pytest.mark.parametrize("argument", ["TW:factory", "any:factory", "TW:any", "any:any", "PL:other"])
def test_a_button_names_a_wish(argument: str) -> None:
    found = wish(argument)
    assert found
    assert found.argument == argument


@pytest.mark.parametrize("argument", ["", "TW", "TW:", ":factory", "tw:factory", "TW:x", "TW:factory:x"])
def test_a_button_that_names_no_wish(argument: str) -> None:
    assert wish(argument) is None


def test_no_number_is_checked_against_a_pattern() -> None:
    """How SIP3MI and SIP2MI numbers are built is not known."""
    for name in ("licence", "permit", "notice"):
        for words in ("123", "SIP/1-A.2", "nomor tiga"):
            assert FORM.field(name).kind.parse(Incoming(1, 1, text=words), date(2026, 11, 23)) == words


def test_every_country_is_the_first_choice() -> None:
    assert Anywhere().options[0] == ANY


@pytest.mark.parametrize("locale", Texts().locales)
@pytest.mark.parametrize("form", [FORM, SUBSCRIPTION])
def test_law_12_every_text_of_the_forms_is_there(locale: str, form: Any) -> None:
    """Law 12."""
    assert not keys(form) - Texts().keys(locale)
