"""What is installed is pinned with its hashes, and all that the project asks for is."""

import re
import tomllib

from bot.texts import HOME
from tests.house.tree import none


def test_every_package_is_pinned_with_its_hashes() -> None:
    entries = _locked()
    assert len(entries) > 30
    none(entry.split()[0] for entry in entries if not re.match(r"[\w.-]+==\S+", entry))
    none(entry.split()[0] for entry in entries if not re.search(r"--hash=sha256:[0-9a-f]{64}\b", entry))


def test_everything_the_project_asks_for_is_locked() -> None:
    project = tomllib.loads((HOME / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    locked = {entry.partition("==")[0] for entry in _locked()}
    none({re.split(r"[=<>!~\[; ]", each)[0].lower() for each in wanted} - locked)


def _locked() -> list[str]:
    """The entries of constraints.txt, each with the lines it goes on in."""
    whole = (HOME / "constraints.txt").read_text("utf-8").replace("\\\n", " ")
    return [line for line in whole.splitlines() if line.strip() and not line.startswith("#")]
