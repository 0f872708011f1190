"""Slips of the finger: how many letters one word is away from another. Pure."""

from rapidfuzz.distance import OSA

TWO_FROM = 10  # letters from which a name may be written with two slips
SHORTEST = 7  # letters; in a shorter name every slip makes another word


def is_slip(typed: str, name: str) -> bool:
    """The first letter is right; of the others one is missing, too much, wrong or swapped (two in a long name)."""
    if len(name) < SHORTEST or typed[:1] != name[0]:
        return False
    most = 1 if len(name) < TWO_FROM else 2
    return 0 < OSA.distance(typed, name, score_cutoff=most) <= most
