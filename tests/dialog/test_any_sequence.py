"""Whatever people send in whatever order: no crash, nothing lost, buttons that fit."""

import json
from collections.abc import Callable, Iterator
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.dialog import (
    PREVIEW,
    SURE,
    Draft,
    Refusal,
    Step,
    answer,
    ask,
    begin,
    countries,
    dates,
    edit,
    keys,
    money,
    numerals,
)
from bot.message import Button, Incoming, Kind, Say
from tests.dialog.sample import REPORT, TODAY, buttons, siti_at_the_preview

WORDS = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        ["kemarin", "31 Februari", "Rp 2.500.000", "1500 dolar", "3", "taiwan", "Gaji saya tidak dibayar.", "5"]
    ),
    st.text("0123456789.,-/ jutamei", max_size=12),
)
MESSAGES = st.builds(
    Incoming,
    update_id=st.just(1),
    chat_id=st.just(1),
    message_id=st.integers(1, 12),
    kind=st.sampled_from([Kind.TEXT, Kind.TEXT, Kind.PHOTO, Kind.VIDEO, Kind.VOICE, Kind.DOCUMENT, Kind.OTHER]),
    text=WORDS,
    file_id=st.sampled_from(["", "file"]),
    album=st.sampled_from(["", "", "a", "b"]),
)
LEADS_ON = st.just(0)  # the first button shown: an option, [Lanjut], [Kirim]
TAPS = st.integers(0, 20)  # any button shown, now or long ago
PRESSES = st.builds(lambda data: Incoming(1, 1, press=data, kind=Kind.PRESS), WORDS)
ACTS = st.lists(st.one_of(LEADS_ON, LEADS_ON, TAPS, MESSAGES, MESSAGES, PRESSES), min_size=5, max_size=40)
KNOWN = siti_at_the_preview().draft.answers
STARTS = st.builds(
    lambda number, names: Draft(number, "report", answers={name: KNOWN[name] for name in names}),
    st.integers(1, 10**12 - 1),
    st.sets(st.sampled_from(sorted(KNOWN))),
)
KEYS = keys(REPORT)
often = settings(max_examples=300, derandomize=True, deadline=None)


def walk(start: Draft, acts: list[int | Incoming]) -> Iterator[tuple[Draft, Incoming, Step]]:
    """Each step with the draft before it and what came in; a finished form is begun again."""
    step = begin(REPORT, start)
    seen: list[Button] = []
    for act in acts:
        current = step.draft or Draft(start.id, "report")
        seen = [*(button for say in step.say for button in buttons(say)), *seen]
        incoming = act if isinstance(act, Incoming) else tap(seen, act)
        step = answer(REPORT, current, incoming, TODAY)
        yield current, incoming, step


def tap(seen: list[Button], place: int) -> Incoming:
    return Incoming(1, 1, 0, kind=Kind.PRESS, press=seen[place % len(seen)].data if seen else "")


def said_keys(say: Say) -> set[str]:
    leads = said_keys(say.lead) if say.lead else set()
    return {say.key, *(button.label for button in buttons(say)), *leads}


@often
@given(STARTS, ACTS)
def test_every_step_answers_and_can_be_kept(start: Draft, acts: list[int | Incoming]) -> None:
    for _, incoming, step in walk(start, acts):
        over = step.draft is None
        assert over == (step.submitted is not None or step.cancelled)
        assert step.say or incoming.album or step.submitted is not None
        if step.draft:
            assert json.loads(json.dumps(step.draft.answers)) == step.draft.answers
            assert step.draft.asking in {PREVIEW, *(field.name for field in REPORT.live(step.draft.answers))}
            assert ask(REPORT, step.draft).key in KEYS
            edit(REPORT, step.draft, incoming, TODAY)


@often
@given(STARTS, ACTS)
def test_every_text_is_named_by_keys_and_every_button_fits(start: Draft, acts: list[int | Incoming]) -> None:
    for _, _, step in walk(start, acts):
        for say in step.say:
            assert said_keys(say) <= KEYS
            assert all(1 <= len(button.data.encode()) <= 64 for button in buttons(say))
            if step.draft:
                assert say.buttons


@often
@given(STARTS, ACTS)
def test_what_is_submitted_is_complete_and_holds_together(start: Draft, acts: list[int | Incoming]) -> None:
    for _, _, step in walk(start, acts):
        if step.submitted is not None:
            assert not REPORT.missing(step.submitted)
            assert REPORT.relevant(step.submitted) == step.submitted


@often
@given(STARTS, ACTS)
def test_no_message_takes_away_an_answer(start: Draft, acts: list[int | Incoming]) -> None:
    """Only presses do."""
    for before, incoming, step in walk(start, acts):
        if incoming.kind is not Kind.PRESS:
            assert step.draft is not None
            assert set(before.answers) - {SURE} <= set(step.draft.answers)


@often
@given(WORDS, st.dates(date(1950, 1, 1), date(2090, 1, 1)), st.booleans(), st.booleans())
def test_a_day_that_is_read_keeps_its_bounds(words: str, today: date, past: bool, future: bool) -> None:
    found = dates.read(words, today, past=past, future=future)
    if not isinstance(found, Refusal):
        assert not (past and found > today)
        assert not (future and found < today)


@often
@given(st.dates(date(1990, 1, 1), date(2035, 12, 31)))
def test_a_day_is_read_back_in_every_form_it_is_written_in(day: date) -> None:
    forms: tuple[Callable[[date], str], ...] = (
        date.isoformat,
        lambda day: f"{day.day}-{day.month}-{day.year}",
        lambda day: f"{day.day}/{day.month}/{day.year % 100:02}",
        lambda day: f"{day.day} {dates.MONTHS[day.month - 1].split()[0]} {day.year}",
    )
    assert {write(day): dates.read(write(day), TODAY) for write in forms} == {write(day): day for write in forms}


@often
@given(st.integers(1000, 10**14))
def test_an_amount_is_read_back_with_dots_or_commas_or_nothing(amount: int) -> None:
    expected = {"amount": str(amount), "currency": "IDR"}
    for words in (f"{amount}", f"Rp {amount:,}", f"{amount:,}".replace(",", "."), f"{amount:,}.50"):
        assert money.read(words, "IDR") in (expected, expected | {"amount": f"{amount}.5"})


@often
@given(st.text(max_size=5000))
def test_no_text_breaks_a_reader(words: str) -> None:
    numerals.read(words)
    countries.find(words)
    money.read(words, None)
    dates.read(words, TODAY)
