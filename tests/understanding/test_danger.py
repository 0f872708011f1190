"""Who is in danger is heard, however it is typed; who only asks is not alarmed."""

import re
from pathlib import Path

import pytest

from bot.faq import Faq
from bot.shipped import Faulty, lines_of
from bot.texts import HOME
from bot.understanding import spelling
from bot.understanding.danger import gravest
from bot.understanding.danger import told as told_by
from bot.understanding.patterns import ANY_ORDER, BETWEEN, KINDS, MARKS, Patterns, read_patterns
from bot.understanding.wordforms import FORMS
from tests.growth import LENGTHS, grows_evenly
from tests.understanding.sentences.calm import CALM, MORE_CALM
from tests.understanding.sentences.danger import DANGER, MORE_DANGER

PATTERNS, SPELLING = read_patterns(HOME), spelling.read(HOME)
MESSAGES = Path(__file__).parent / "messages"
LONGEST_STORY = 4000  # letters; a message holds 4096


def written(name: str) -> list[tuple[str, str]]:
    """The kind and the words of each message in a file of messages/, which were written to tune the list."""
    kind, found = "", []
    for line in lines_of(MESSAGES / name).values():
        if line.startswith("["):
            kind = line.strip("[]")
        else:
            found.append((kind, line))
    return found


def is_danger(text: str, patterns: Patterns = PATTERNS) -> str | None:
    """The gravest kind that the list alone finds."""
    return gravest(kind for kind, _ in told_by(SPELLING.sentences(text), patterns))


IN_DANGER, NOT_IN_DANGER = written("danger_true.txt"), written("danger_false.txt")


def test_danger_is_heard() -> None:
    sentences = [text for text, _ in DANGER] + list(MORE_DANGER)
    missed = [text for text in sentences if not is_danger(text)]
    assert len(missed) <= 0.05 * len(sentences), missed


def test_what_only_sounds_like_danger_raises_no_alarm() -> None:
    alarms = [text for text in CALM + MORE_CALM if is_danger(text)]
    assert len(alarms) <= 0.05 * len(CALM + MORE_CALM), alarms


def test_danger_is_heard_in_many_words_and_languages() -> None:
    missed = [text for _, text in IN_DANGER if not is_danger(text)]
    assert len(IN_DANGER) >= 600
    assert len(missed) <= 0.015 * len(IN_DANGER), missed


def test_questions_fears_memories_news_and_idioms_raise_no_alarm() -> None:
    alarms = [text for _, text in NOT_IN_DANGER if is_danger(text)]
    assert len(NOT_IN_DANGER) >= 500
    assert len(alarms) <= 0.03 * len(NOT_IN_DANGER), alarms


@pytest.mark.parametrize("kind", ["suicide", "sexual"])
def test_the_gravest_kinds_are_told_from_others(kind: str) -> None:
    """They get words of their own, or go to other officers."""
    heard = [is_danger(text) for told, text in IN_DANGER if told == kind]
    assert heard.count(kind) >= 0.95 * len(heard)
    taken_for_it = [text for told, text in IN_DANGER if told not in (kind, "story") and is_danger(text) == kind]
    assert len(taken_for_it) <= 0.05 * len(IN_DANGER), taken_for_it


def test_sample_questions_of_calm_topics_raise_hardly_an_alarm(answers: Faq) -> None:
    """Some of them do tell of danger: "war here, can we be evacuated?"."""
    samples = [text for topic in answers.topics.values() if not topic.emergency for text in topic.sample]
    alarms = [text for text in samples if is_danger(text)]
    assert len(alarms) <= 0.012 * len(samples), alarms


def test_the_kind_of_danger_is_known() -> None:
    wrong = {text: is_danger(text) for text, kind in DANGER if is_danger(text) not in (kind, None)}
    assert len(wrong) <= 0.05 * len(DANGER), wrong


@pytest.mark.parametrize(
    "text",
    [
        "saya dipukul majikan",
        "SAYA DIPUKUL MAJIKAN",
        "sy d pukul mjikan",
        "sya di pukul majikan!!",
        "sy dpukul majikan",
        "saya dipukuuuul majikan",
        "saya dipukull majikan",
        "saya dipukul2 majikan",
        "saya di pukul-pukul majikan",
        "saya dipukulin majikan",
        "s​aya\ndipukul\nmajikan",  # one word a line, and a zero-width space
        "𝐬𝐚𝐲𝐚 𝐝𝐢𝐩𝐮𝐤𝐮𝐥 𝐦𝐚𝐣𝐢𝐤𝐚𝐧",
        "halo kak mau tanya. saya dipukul majikan. makasih",
        "saya dipukul " + "ya " * 600,
    ],
)
def test_spelling_hides_no_danger(text: str) -> None:
    assert is_danger(text) == "violence"


@pytest.mark.parametrize(
    ("tells", "asks"),
    [
        ("majikan pukul saya, lapor ke mana?", "kalau dipukul majikan lapor ke mana?"),
        ("majikan tidak bolehkan saya keluar rumah", "apakah majikan boleh melarang saya keluar rumah?"),
        ("saya dipukul jam 8 malam", "saya bangun pukul 8 malam"),
        ("hp disita, saya mau mati saja", "hp saya mau mati"),
        ("saya dilecehkan bos", "apa hukuman pelaku pelecehan?"),
        ("dia dipukul", "dia tidak pernah dipukul"),
        ("saya diancam dibunuh", "saya diancam denda"),
        ("tolong kak, majikan jahat sekali", "tolong kak, info lowongan"),
        ("tadi kalau saya salah langsung dipukul, gimana ini", "kalau saya dipukul gimana"),
        ("kapal kami tenggelam", "jika kapal tenggelam apakah ada asuransi"),
        ("my boss hits me", "what if my boss hits me?"),
        ("saya disekap di kamboja", "film tentang orang disekap di kamboja"),
        ("saya takut, dia bawa parang", "saya takut gagal tes"),
        ("kantor di palu jauh, saya dipukul", "kantornya di palu"),
        (
            "cara bikin kartu e-pmi gimana ya kak, soalnya saya disekap di rumah agen",
            "cara bikin kartu e-pmi gimana ya kak, soalnya saya mau berangkat dari rumah agen",
        ),
    ],
)
def test_telling_is_danger_and_asking_is_not(tells: str, asks: str) -> None:
    assert is_danger(tells) is not None
    assert is_danger(asks) is None


@pytest.mark.parametrize("text", ["mau bunuh diri aja wkwk", "pengen bundir haha", "saya mau bunuh diri hehe"])
def test_laughter_silences_nobody_who_wants_to_die(text: str) -> None:
    assert is_danger(text) == "suicide"


def test_the_gravest_kind_is_told() -> None:
    assert is_danger("Saya dipukul. Saya mau bunuh diri.") == "suicide"
    assert is_danger("Saya terlantar. Saya dipukul.") == "violence"


@pytest.mark.parametrize("text", ["🆘", "🆘🆘🆘", "🆘 🆘!!", " 🆘\n🆘", "🆘\ufe0f", "🙏🆘😭", "🆘" * 4096])
def test_a_bare_sos_sign_calls_for_help(text: str) -> None:
    assert is_danger(text) == "help"


@pytest.mark.parametrize("text", ["tombol 🆘 untuk apa?", "🆘 itu apa?", "🙏"])
def test_the_sign_beside_words_is_judged_by_the_words(text: str) -> None:
    assert is_danger(text) is None


@pytest.mark.parametrize("text", ["", " ", "?", "...", "1234", "我被打了", "\ud800", "'"])
def test_what_has_no_words_is_no_danger(text: str) -> None:
    assert is_danger(text) is None


@pytest.mark.parametrize("locale", ["id", "en"])
def test_no_line_of_the_list_is_dead(locale: str) -> None:
    dead = [line for line, said in _said_by_each_line(locale) if not is_danger(said)]
    assert not dead, "these lines are never found, or another line cancels them"


def _said_by_each_line(locale: str) -> list[tuple[str, str]]:
    """Each line as somebody would say it: the first word of each choice."""
    lines = lines_of(HOME / "locales" / locale / "danger.txt").values()
    groups = dict(line.split(" = ", 1) for line in lines if re.match(r"@\w+ = ", line))
    dangers = [line for line in lines if line[0] != "[" and line.split()[0] not in MARKS and " = " not in line]
    signs = {*BETWEEN, ANY_ORDER.strip(), "^", "$"}
    return [(line, " ".join(_first(unit, groups) for unit in line.split() if unit not in signs)) for line in dangers]


def _first(unit: str, groups: dict[str, str]) -> str:
    word = unit.partition("|")[0]
    for sign, forms in FORMS.items():
        if word.startswith(sign):
            return _first(next(forms(_first(word.removeprefix(sign), groups))), groups)
    if word in groups:
        return _first(groups[word].split()[0], groups)
    return word.replace("_", " ").replace("*", "")


# --- a long story is read in a moment: in ratios, since computers differ ---


STORIES = {
    "danger": ". ".join(text for _, text in IN_DANGER)[:LONGEST_STORY],
    "calm": ". ".join(text for _, text in NOT_IN_DANGER)[:LONGEST_STORY],
    "one sentence": ("tidak boleh keluar majikan apakah kalau " * 110)[:LONGEST_STORY],
    "signs": "🆘" * (LONGEST_STORY - 1) + "a",
}


@pytest.mark.parametrize("story", STORIES.values(), ids=STORIES)
def test_a_story_takes_no_longer_than_its_length(story: str) -> None:
    short = story[: LONGEST_STORY // LENGTHS]
    assert grows_evenly(lambda: is_danger(story), lambda: is_danger(short))


# --- how the list is written ---


@pytest.mark.parametrize(
    ("line", "found", "passed_over"),
    [
        ("pukul* saya", "dia pukulin kaki saya", "saya dia pukul"),  # in this order
        ("pukul saya", "pukul dia lalu saya", "pukul dia dia dia dia saya"),  # at most three words between
        ("pukul & saya", "dia pukul saya", "dia pukul dia saya"),
        ("pukul … saya", "pukul dia dia dia dia saya", "dia pukul. saya"),  # never beyond the sentence
        ("mau|ingin & mati", "saya ingin mati", "saya mau"),
        ("jalan_tikus|hutan", "lewat jalan tikus", "lewat jalan ini"),
        ("@pelaku & pukul", "bos pukul", "dia pukul"),
        ("^ & tolong & $", "Halo. Tolong!", "tolong info"),
        ("bayar 0", "bayar Rp5.000.000", "bayar lima"),
        ("gk blh", "tidak boleh", "boleh"),  # chat spelling may stand in the list too
        ("pisau <> saya", "saya lihat dia bawa pisau", "dia bawa pisau"),  # in any order
        ("dia <> pisau <> saya", "saya lihat pisau, dia marah", "saya lihat pisau"),
        ("di-pukul", "dia dipukuli", "dia memukul"),  # a root and its forms
        ("di-pukul", "dia kena pukul", "dia pukul"),
        ("me-pukul saya", "dia mukulin saya", "saya dipukul"),
        ("me-@pelaku", "dia ngebos", "dia bos"),  # of every word of a group
    ],
)
def test_a_line_says_what_it_finds(office: Path, line: str, found: str, passed_over: str) -> None:
    patterns = _list(office, f"@pelaku = bos majikan\n[violence]\n{line}")
    assert is_danger(found, read_patterns(patterns)) == "violence"
    assert is_danger(passed_over, read_patterns(patterns)) is None


@pytest.mark.parametrize(
    ("line", "text", "kind"),
    [
        ("~ pukul & 0", "pukul 8", None),
        ("~ pukul & 0", "pukul 8 dia pukul saya", "violence"),
        ("! kalau", "kalau dia pukul", None),
        ("! kalau\n+ tadi", "kalau dia pukul seperti tadi", "violence"),
        ("!! film\n+ tadi", "tadi di film dia pukul", None),
        ("[sexual]\n! kalau\npaksa", "kalau dia pukul", "violence"),  # cancels only its own kind
        ("[sexual sea]\n! kalau", "kalau dia pukul", "violence"),
        ("[sexual violence]\n! kalau", "kalau dia pukul", None),
        ("!!! sudah & lama", "dia pukul. Itu sudah lama", None),  # the whole message
        ("!!! sudah & lama\n+ tadi", "tadi dia pukul. Itu sudah lama", "violence"),  # but not what is certain
        ("! sudah & lama", "dia pukul. Itu sudah lama", "violence"),
    ],
)
def test_a_mark_says_what_is_no_danger(office: Path, line: str, text: str, kind: str | None) -> None:
    first, _, rest = line.partition("[")
    patterns = read_patterns(_list(office, f"{first}\n[violence]\npukul\n{'[' * bool(rest)}{rest}"))
    assert is_danger(text, patterns) == kind


@pytest.mark.parametrize(
    ("broken", "line", "said"),
    [
        ("[voilence]\npukul", 1, r"\[voilence\] is not known; there are suicide"),
        ("[sexual voilence]\npukul", 1, r"\[voilence\] is not known"),
        ("[violence]\n\n@nobody pukul", 3, "@nobody is not known"),
        ("# first\npukul", 2, "stands below no kind"),
        ("[violence]\n~", 2, "no words stand behind ~"),
        ("[violence]\npukul %%%", 2, '"%%%" is no word'),
        ("@a = b\n@a = c", 2, "@a stands above already"),
    ],
)
def test_a_broken_line_is_named(office: Path, broken: str, line: int, said: str) -> None:
    with pytest.raises(Faulty, match=rf"id/danger\.txt, line {line}: {said}"):
        read_patterns(_list(office, broken))


def test_every_kind_has_lines() -> None:
    assert {rule.kind for rules in PATTERNS.rules[""].values() for rule in rules} == set(KINDS)


@pytest.fixture
def office(tmp_path: Path) -> Path:
    (tmp_path / "locales/id").mkdir(parents=True)
    (tmp_path / "locales/id/spelling.txt").write_text("tidak = gk\nboleh = blh\n")
    (tmp_path / "locales/id/usual.txt").write_text("biasa\n")
    return tmp_path


def _list(office: Path, lines: str) -> Path:
    """Below them a line for every kind, as a list must have; nobody writes so."""
    lines = "\n".join((lines, *(f"[{kind}]\nword_for_{kind}" for kind in KINDS)))
    (office / "locales/id/danger.txt").write_text(lines, "utf-8")
    return office
