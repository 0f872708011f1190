"""What nobody can do."""


class Impossible(Exception):
    """Nobody can do this on a real phone. The text is one short English reason."""
