"""How somebody becomes an officer in the tests, and whether they are one."""

import re

from tests.conftest import Person, Village


async def link_for(officer: Person, office: str) -> str:
    """What the officer gets from /undang: the part of the link behind ?start="""
    await officer.says("/undang")
    await officer.taps(office)
    found = re.search(r"https://t\.me/\w+\?start=(inv_[\w-]+)", officer.sees()[-1])
    assert found
    return found[1]


async def become_officer(newcomer: Person, inviter: Person, office: str) -> None:
    await newcomer.opens(await link_for(inviter, office))
    await inviter.taps("✅ Benar, ini orangnya")


async def works_at(village: Village, person: Person, code: str) -> bool:
    async with village.store.transaction() as tx:
        return await tx.works_at(person.chat_id, code)
