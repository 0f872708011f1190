"""The forms of a verb as people say it, so that a word list needs only its root: di-pukul and me-pukul."""

from collections.abc import Iterator

HELPERS = ("kena", "kenak", "dapa")  # kena pukul; te-, ta- and na- are read as di- anyhow
VOWELS = "aiueo"
BEGINNINGS = {  # what stands in place of the first letter
    "p": ("mem", "m"),
    "t": ("men", "n"),
    "k": ("meng", "ng"),
    "s": ("meny", "ny"),
    "b": ("memb", "mb"),
    "c": ("menc", "ny", "nc"),
    "d": ("mend", "nd"),
    "g": ("mengg", "ngg"),
    "h": ("mengh", "ngh"),
    "j": ("menj", "nj"),
    "l": ("mel", "ngl"),
    "r": ("mer", "ngr"),
}


def passive(root: str) -> Iterator[str]:
    """dipukul, kena pukul, and with any ending dipukuli."""
    yield f"di{root}*"
    yield from (f"{helper}_{root}" for helper in HELPERS)


def active(root: str) -> Iterator[str]:
    """memukul, mukul, ngepukul, in Palu bapukul; with any ending."""
    falls = root[0] in BEGINNINGS
    yield from (
        f"{each}{root[falls:]}*" for each in BEGINNINGS.get(root[0], ("meng", "ng") if root[0] in VOWELS else ("me",))
    )
    yield from (f"nge{root}*", f"ba{root}*")


FORMS = {"di-": passive, "me-": active}
