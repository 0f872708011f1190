"""How far an announcement has come: one message to its author, with counts that add up."""

from hypothesis import given
from hypothesis import strategies as st

from bot.bulk import Counts, counts
from tests.announcements.ways import SUNDAY, WHATSAPP, announces, heard, resident
from tests.bulk import HOUR, progress
from tests.conftest import Person, Village


async def test_the_officer_sees_one_message_that_is_kept_up_to_date(
    village: Village, siti: Person, pak_budi: Person
) -> None:
    await resident(village, 101)
    await announces(pak_budi, SUNDAY)
    await village.tick(10)
    assert len(progress(pak_budi)) == 1
    assert "Penerima: 2" in progress(pak_budi)[0]
    assert "Terkirim: 2" in progress(pak_budi)[0]
    assert "Pengiriman selesai" in progress(pak_budi)[0]
    assert WHATSAPP in pak_budi.buttons()


async def test_who_blocked_the_bot_is_counted_as_unreachable(village: Village, siti: Person, pak_budi: Person) -> None:
    await siti.blocks()
    async with village.store.transaction() as tx:
        await tx.reopen_chat(siti.chat_id)
    await announces(pak_budi, SUNDAY)
    await village.tick(10)
    assert "Tidak terjangkau: 1" in progress(pak_budi)[-1]
    assert "Terkirim: 0" in progress(pak_budi)[-1]


async def test_law_2_what_was_on_its_way_at_a_crash_is_shown_as_uncertain_and_not_sent_again(
    village: Village, siti: Person, pak_budi: Person
) -> None:
    """Law 2: bulk at most once per citizen, and what is uncertain is shown."""
    village.clock.ahead += 13 * HOUR
    await announces(pak_budi, SUNDAY)
    village.clock.ahead += 9 * HOUR
    async with village.store.transaction() as tx:
        marked = await tx.claim(village.clock.now(), 8, 2, ())  # type: ignore[arg-type]
        assert siti.chat_id in {message.chat_id for message in marked}
    async with village.store.transaction() as tx:
        await tx.recover_marked(village.clock.now())
    await village.tick(10)
    await village.tick(HOUR)
    assert heard(siti) == 0
    assert "Tidak pasti: 1" in progress(pak_budi)[-1]


async def test_progress_ends_when_nothing_waits(village: Village, siti: Person, pak_budi: Person) -> None:
    await announces(pak_budi, SUNDAY)
    await village.tick(10)
    await village.tick(10)
    async with village.store.transaction() as tx:
        assert await tx._value("SELECT count(*) FROM due WHERE kind = 'progress' AND done_at IS NULL") == 0


@given(
    st.dictionaries(st.sampled_from(["sent", "failed", "unreachable", "uncertain", "waiting"]), st.integers(0, 10**6))
)
def test_the_counts_add_up_to_the_recipients(outcomes: dict[str, int]) -> None:
    assert counts(outcomes).total == sum(outcomes.values())
    assert counts(outcomes, 7).total == sum(outcomes.values()) + 7
    assert counts(outcomes, 7).waiting == outcomes.get("waiting", 0) + 7


def test_nothing_sent_is_nothing_counted() -> None:
    assert counts({}) == Counts()
