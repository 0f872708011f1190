"""What people write in danger, what they get, and which country is known of them."""

from tests.conftest import Person

DANGER = "Tolong, saya dipukul majikan"
LONG_DANGER = f"{DANGER}, sudah tiga hari saya tidak boleh keluar rumah"
FIRST_LINE = "🆘 Bila nyawa Anda terancam"
WARM_LINE = "💛 Terima kasih sudah menulis."
DESPAIR = "Saya mau bunuh diri"
AT_HOME = "0800-1000"  # of the ministry, free, from Indonesia only
BUTTONS = ["Kirim ke petugas", "Saya tidak aman bicara", "Tidak darurat"]
ELSEWHERE = "🌏 Nomor di negara lain"
POLICE_OF_TAIWAN, MISSION_OF_TAIWAN = "110 / 119", "KDEI Taipei"
HOUR = 3600


def numbers(person: Person) -> list[str]:
    """The messages with numbers that this person has got."""
    return [text for text in person.sees() if text.startswith(FIRST_LINE)]


async def country_of(person: Person) -> tuple[str | None, str]:
    async with person.village.store.transaction() as tx:
        citizen = await tx.citizen(person.chat_id)
    assert citizen
    return citizen.country, citizen.zone


async def is_at_home(person: Person) -> None:
    async with person.village.store.transaction() as tx:
        await tx.change_citizen(person.chat_id, country="ID")


async def reported_from(person: Person) -> list[str]:
    async with person.village.store.transaction() as tx:
        return [each.country for each in await tx.own_complaints(person.chat_id)]
