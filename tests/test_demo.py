"""The demo network of the sandbox: somebody for every role, clearly not real, and added once."""

from bot import directory
from bot.config import HOME
from bot.network import Level
from bot.training import usual_lesson
from handlers.demo import settle
from tests.conftest import Village

NETWORK = usual_lesson().network


def test_there_is_somebody_for_every_role() -> None:
    levels = {office.code: office.level for office in NETWORK.offices}
    working = {levels[person.office] for person in NETWORK.people if person.works}
    assert working == set(Level)
    assert sum(not person.works for person in NETWORK.people) == 3
    assert sum(office.is_village for office in NETWORK.offices) == 2
    assert any(person.country != "ID" for person in NETWORK.people)


def test_every_office_says_that_it_is_an_exercise() -> None:
    assert all("(latihan)" in office.name for office in NETWORK.offices)
    assert all("(latihan)" in person.place for person in NETWORK.people)


def test_the_real_directory_can_be_imported_beside_it() -> None:
    text = (HOME / "locales/directory/offices.csv").read_text("utf-8-sig")
    assert directory.read(text, NETWORK.offices).faults == ()


async def test_settling_twice_is_settling_once(village: Village) -> None:
    house, now = village.rooms.house, village.clock.now()
    async with village.store.transaction() as tx:
        await tx._run("DELETE FROM office WHERE level = 'village'")
        await settle(tx, house, NETWORK, now)
        first = await tx.offices(), [await tx.citizen(person.user_id) for person in NETWORK.people]
        await settle(tx, house, NETWORK, now + 1)
        assert (await tx.offices(), [await tx.citizen(person.user_id) for person in NETWORK.people]) == first
        for person in NETWORK.people:
            assert await tx.works_at(person.user_id, person.office) is person.works


async def test_what_a_visitor_changed_stays(village: Village) -> None:
    house, now = village.rooms.house, village.clock.now()
    siti, budi, ratna = (person.user_id for person in NETWORK.people[:3])
    async with village.store.transaction() as tx:
        await settle(tx, house, NETWORK, now)
        await tx.change_citizen(siti, office="desa-lain")
        assert await tx.suspend_officer(budi, "desa-contoh", ratna, now)
        await settle(tx, house, NETWORK, now + 1)
        citizen = await tx.citizen(siti)
        assert citizen
        assert citizen.office == "desa-lain"
        assert not await tx.works_at(budi, "desa-contoh")
