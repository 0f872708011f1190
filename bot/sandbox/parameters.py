"""What a request brought: names and values as text or JSON, and uploaded files."""

from dataclasses import dataclass, field
from typing import Any

from bot.sandbox import json_text

YES = ("true", "yes", "1")


@dataclass(frozen=True)
class Upload:
    """A file that came with the request."""

    name: str
    mime: str
    content: bytes = field(repr=False)


@dataclass(frozen=True)
class Parameters:
    """The same request may come as a query, a form, multipart or JSON: values are text or already parsed."""

    values: dict[str, Any]
    uploads: dict[str, Upload] = field(default_factory=dict)

    def has(self, name: str) -> bool:
        return self.values.get(name) is not None

    def text(self, name: str) -> str:
        value = self.values.get(name)
        if value is None:
            return ""
        return value if isinstance(value, str) else json_text.write(value)

    def integer(self, name: str, otherwise: int = 0) -> int:
        try:
            return int(self.text(name))
        except ValueError:
            return otherwise

    def flag(self, name: str) -> bool:
        return self.text(name).lower() in YES

    def parsed(self, name: str) -> Any:
        """The value as JSON, None if it is missing; text that is no JSON raises ValueError."""
        value = self.values.get(name)
        if isinstance(value, str):
            return json_text.read(value) if value else None
        return value

    def file(self, name: str) -> Upload | str:
        """An upload (also by attach://name), or whatever text stands there: a file id or a URL."""
        text = self.text(name)
        attached = text.removeprefix("attach://")
        return (self.uploads.get(attached) if attached != text else None) or self.uploads.get(name) or text
