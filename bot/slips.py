"""Slips of the finger: how many letters one word is away from another. Pure."""

TWO_FROM = 10  # letters from which a name may be written with two slips
SHORTEST = 7  # letters; in a shorter name every slip makes another word


def is_slip(typed: str, name: str) -> bool:
    """The first letter is right; of the others one is missing, too much, wrong or swapped (two in a long name)."""
    most = 1 if len(name) < TWO_FROM else 2
    if len(name) < SHORTEST or typed[:1] != name[0] or abs(len(typed) - len(name)) > most:
        return False
    return 0 < distance(typed, name) <= most


def distance(one: str, other: str) -> int:
    """Of Damerau and Levenshtein: two neighbours that were swapped are one slip."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for place, letter in enumerate(one, 1):
        now = [place]
        for at, theirs in enumerate(other, 1):
            ways = [row[at] + 1, now[at - 1] + 1, row[at - 1] + (letter != theirs)]
            if place > 1 and at > 1 and letter == other[at - 2] and one[place - 2] == theirs:
                ways.append(before[at - 2] + 1)
            now.append(min(ways))
        before, row = row, now
    return row[-1]
