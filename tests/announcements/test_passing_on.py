"""An announcement to be passed on: plain text for WhatsApp, and for its office only."""

from tests.announcements.ways import SUNDAY, WHATSAPP, announces
from tests.conftest import Person


async def test_the_text_for_whatsapp_is_plain_and_can_be_copied(siti: Person, pak_budi: Person) -> None:
    await announces(pak_budi, "Rapat <penting> & makan bersama.")
    await pak_budi.taps(WHATSAPP)
    assert "📢 Pengumuman Desa Contoh\n\nRapat <penting> & makan bersama." in pak_budi.sees()[-1]
    assert pak_budi.buttons() == ["📋 Salin"]


async def test_a_long_text_for_whatsapp_has_no_button_that_would_cut_it(siti: Person, pak_budi: Person) -> None:
    await announces(pak_budi, "Rapat desa. " * 100)
    await pak_budi.taps(WHATSAPP)
    assert pak_budi.sees()[-1].count("Rapat desa.") == 100
    assert "📋 Salin" not in pak_budi.buttons()


async def test_law_4_nobody_else_copies_it(siti: Person, pak_budi: Person, pak_joni: Person, joko: Person) -> None:
    """Law 4."""
    await announces(pak_budi, SUNDAY)
    for person in (pak_joni, joko):
        await person.presses("announcement.copy:1")
        assert SUNDAY not in person.sees()[-1]
