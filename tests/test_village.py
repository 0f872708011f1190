"""How a citizen comes in and joins a village (law 17: consent when a purpose begins, never at the door)."""

import pytest

from bot.network import Level, Office
from tests.conftest import Person, Village

SIGI = (
    Office("bp3mi-sulteng", Level.PROVINCE, "kemenp2mi-contoh", "BP3MI Sulawesi Tengah", "Sulawesi Tengah"),
    Office("sigi-sibowi", Level.VILLAGE, "bp3mi-sulteng", "Desa Sibowi", "Sibowi, Kabupaten Sigi, Sulawesi Tengah"),
    Office(
        "sigi-sibalaya", Level.VILLAGE, "bp3mi-sulteng", "Desa Sibalaya", "Sibalaya, Kabupaten Sigi, Sulawesi Tengah"
    ),
)


@pytest.fixture
async def sigi(village: Village) -> None:
    async with village.store.transaction() as tx:
        for office in SIGI:
            await tx.add_office(office)


async def office_of(village: Village, person: Person) -> str | None:
    async with village.store.transaction() as tx:
        citizen = await tx.citizen(person.chat_id)
    assert citizen
    return citizen.office


async def search(person: Person, words: str) -> None:
    await person.presses("village.find")
    await person.says(words)


# --- the door ---


async def test_start_greets_shows_the_menu_and_asks_nothing(joko: Person) -> None:
    """Law 17: no consent at the door."""
    assert len(joko.sees()) == 1
    assert joko.sees()[0].startswith(
        "Halo, saya Lentera, layanan Kementerian Contoh. Gratis. Bertanya tidak perlu nama."
    )
    assert joko.buttons() == []
    assert joko.world.keyboard(joko.chat_id)


async def test_start_names_the_own_village(siti: Person) -> None:
    await siti.says("/start")
    assert "layanan Desa Contoh" in siti.sees()[-1]


async def test_without_any_office_start_still_says_whose_service_it_is(village: Village) -> None:
    async with village.store.transaction() as tx:
        await tx._run("DELETE FROM office WHERE level = 'village'")
        for office in ("p4mi-contoh", "bp3mi-contoh", "kemenp2mi-contoh"):
            await tx._run("DELETE FROM office WHERE code = :code", code=office)
    joko = village.person(900, "Joko")
    await joko.says("/start")
    assert "layanan BP3MI dan desa Anda" in joko.sees()[0]
    await joko.presses("village.provinces")
    assert "Belum ada kantor di sini" in joko.sees()[-1]


@pytest.mark.parametrize("payload", ["", "nonsense", "desa", "_", "xyz_1", "DESA_desa-contoh"])
async def test_a_link_nobody_knows_is_a_plain_start(village: Village, payload: str) -> None:
    joko = village.person(900, "Joko")
    await joko.opens(payload)
    assert "saya Lentera" in joko.sees()[0]
    assert await office_of(village, joko) is None


@pytest.mark.parametrize(("payload", "button"), [("lapor", "Ceritakan saja"), ("job_JO-0000", "💼 Daftar lowongan")])
async def test_a_link_leads_to_a_report_or_a_job_order(joko: Person, payload: str, button: str) -> None:
    await joko.opens(payload)
    assert button in joko.buttons()
    assert "saya Lentera" not in joko.sees()[-1]


# --- joining ---


async def test_a_link_joins_and_says_what_the_village_sees(village: Village, joko: Person) -> None:
    """Law 17: the purpose begins here, with one sentence about it."""
    await joko.opens("desa_desa-contoh")
    assert await office_of(village, joko) == "desa-contoh"
    said = joko.sees()[-1]
    assert "nama Telegram Anda" in said
    assert "tidak pernah melihat pertanyaan Anda" in said
    assert "hanya melihat laporan yang Anda izinkan" in said
    assert joko.buttons() == ["Keluar dari desa"]


async def test_whoever_scans_the_code_first_is_greeted_too(village: Village) -> None:
    newcomer = village.person(901, "Nurul")
    await newcomer.opens("desa_desa-contoh")
    assert "saya Lentera" in newcomer.sees()[0]
    assert "tercatat di Desa Contoh" in newcomer.sees()[1]


async def test_a_link_to_a_village_that_is_not_there_says_so(village: Village, joko: Person) -> None:
    for payload in ("desa_nowhere", "desa_p4mi-contoh"):
        await joko.opens(payload)
        assert "Desa itu tidak ada di sini" in joko.sees()[-1]
    assert await office_of(village, joko) is None


async def test_another_village_takes_the_place_of_the_first(village: Village, siti: Person) -> None:
    await siti.opens("desa_desa-lain")
    assert await office_of(village, siti) == "desa-lain"


async def test_a_citizen_can_leave(village: Village, siti: Person) -> None:
    await siti.opens("desa_desa-contoh")
    await siti.taps("Keluar dari desa")
    assert "sudah keluar dari Desa Contoh" in siti.sees()[-1]
    assert await office_of(village, siti) is None


@pytest.mark.parametrize(
    ("typed", "joined"),
    [
        ("desa-contoh", "desa-contoh"),  # the code exactly
        (" desa-contoh ", "desa-contoh"),
        ("p4mi-contoh", None),  # a code, but of no village
        ("contoh", None),  # a name is only offered
    ],
)
async def test_a_code_exactly_as_typed_joins_at_once(
    village: Village, joko: Person, typed: str, joined: str | None
) -> None:
    await search(joko, typed)
    assert await office_of(village, joko) == joined


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("LAIN", ["Desa Lain, Kabupaten Contoh"]),
        ("desa lain", ["Desa Lain, Kabupaten Contoh"]),
        ("sib", ["Desa Sibalaya, Kabupaten Sigi, Sulawesi Tengah", "Desa Sibowi, Kabupaten Sigi, Sulawesi Tengah"]),
        ("Sibowi, Kab. Sigi", ["Desa Sibowi, Kabupaten Sigi, Sulawesi Tengah"]),
        ("Sibowi, Kab. Poso", []),
        ("100%", []),
        ("_ _", []),
    ],
)
@pytest.mark.usefixtures("sigi")
async def test_a_part_of_the_name_offers_villages_with_their_area(joko: Person, typed: str, found: list[str]) -> None:
    await search(joko, typed)
    offered = [label for label in joko.buttons() if label.startswith("Desa ") and "tidak ada" not in label]
    assert offered == found


@pytest.mark.usefixtures("sigi")
async def test_a_tap_on_a_village_that_was_found_joins_it(village: Village, joko: Person) -> None:
    await search(joko, "sib")
    await joko.taps("Desa Sibowi, Kabupaten Sigi, Sulawesi Tengah")
    assert await office_of(village, joko) == "sigi-sibowi"


@pytest.mark.parametrize(("many", "asked_for_more"), [(8, False), (9, True)])
async def test_too_many_villages_ask_for_more_letters(
    village: Village, joko: Person, many: int, asked_for_more: bool
) -> None:
    async with village.store.transaction() as tx:
        for number in range(many):
            await tx.add_office(Office(f"suka-{number}", Level.VILLAGE, "p4mi-contoh", f"Desa Suka {number}"))
    await search(joko, "suka")
    assert ("Terlalu banyak desa" in joko.sees()[-1]) is asked_for_more
    await joko.says("suka 3")
    assert asked_for_more is ("Desa Suka 3" in joko.buttons()[:1])


# --- a village that is not here yet ---


@pytest.mark.parametrize(
    "region", ["Sigi", "Kabupaten Sigi", "sulawesi tengah", "Prov. Sulawesi Tengah", "sulteng", "saya di Donggala"]
)
@pytest.mark.usefixtures("sigi")
async def test_the_next_office_above_a_missing_village_becomes_the_citizens_own(
    village: Village, joko: Person, region: str
) -> None:
    await search(joko, "Entah")
    assert "Desa itu belum ada di sini" in joko.sees()[-1]
    await joko.says(region)
    await joko.taps("BP3MI Sulawesi Tengah")
    assert await office_of(village, joko) == "bp3mi-sulteng"
    assert "nama Telegram Anda" in joko.sees()[-1]


async def test_where_no_region_is_found_the_provinces_can_be_tapped(village: Village, joko: Person) -> None:
    await search(joko, "Entah")
    await joko.says("Negeri Antah")
    await joko.taps("BP3MI Contoh, Provinsi Contoh")
    assert await office_of(village, joko) == "bp3mi-contoh"


async def test_whoever_lives_in_no_listed_province_comes_to_the_ministry(village: Village, joko: Person) -> None:
    await search(joko, "Entah")
    await joko.says("Negeri Antah")
    await joko.taps("Provinsi saya tidak ada")
    assert await office_of(village, joko) == "kemenp2mi-contoh"


async def test_a_village_that_is_the_wrong_one_leads_on(village: Village, joko: Person) -> None:
    await search(joko, "contoh")
    await joko.taps("Desa saya tidak ada")
    await joko.says("Kabupaten Contoh")
    await joko.taps("P4MI Contoh, Kabupaten Contoh")
    assert await office_of(village, joko) == "p4mi-contoh"


async def forms(village: Village, person: Person) -> list[str]:
    async with village.store.transaction() as tx:
        return [draft.form for draft in await tx.drafts(person.chat_id)]


@pytest.mark.parametrize("button", ["village.find", "village.region"])
@pytest.mark.parametrize("said", ["gaji saya tidak dibayar", "/bantuan", "❓ Tanya", "saya disekap majikan", "/batal"])
async def test_a_question_a_command_or_danger_ends_the_search_for_a_village(
    village: Village, joko: Person, button: str, said: str
) -> None:
    await joko.presses(button)
    await joko.says(said)
    assert await forms(village, joko) == []
    assert "Lanjutkan" not in joko.buttons()


async def test_a_question_during_the_search_for_a_village_is_answered(joko: Person) -> None:
    await search(joko, "gaji saya tidak dibayar")
    assert "Gaji" in joko.sees()[-1]


async def test_a_search_leaves_a_report_that_waits_alone(village: Village, siti: Person) -> None:
    """Law 10: only the search, which holds no answer yet, is over."""
    await siti.says("/lapor")
    await search(siti, "gaji saya tidak dibayar")
    assert await forms(village, siti) == ["complaint"]


# --- residents ---


async def test_residents_are_counted_in_the_whole_subtree(village: Village, siti: Person, joko: Person) -> None:
    await joko.opens("desa_desa-lain")
    async with village.store.transaction() as tx:
        counted = {office: await tx.residents(office) for office in ("desa-contoh", "p4mi-contoh", "kemenp2mi-contoh")}
    assert counted == {"desa-contoh": 1, "p4mi-contoh": 2, "kemenp2mi-contoh": 2}


async def test_who_blocked_the_bot_is_not_counted(village: Village, siti: Person) -> None:
    await siti.blocks()
    async with village.store.transaction() as tx:
        assert await tx.residents("desa-contoh") == 0
