"""Somebody at a browser who holds several phones, and what the page lets them do and see."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.async_api import Browser, ConsoleMessage, Locator, Page, StorageState, expect

from bot.training import usual_lesson

PATIENCE = 10_000  # ms that a visitor waits for anything, on a machine with other things to do
WIDE, NARROW = (1440, 900), (360, 740)
IDS: Mapping[str, int] = {person.name: person.user_id for person in usual_lesson().network.people}


@dataclass(frozen=True)
class Phone:
    """One person's phone on the page."""

    root: Locator

    async def starts(self) -> None:
        """The big button of an empty chat."""
        await self.root.locator(".start").click()
        await self.sees("Lentera")

    async def says(self, text: str) -> None:
        await self.field.fill(text)
        await self.field.press("Enter")
        await expect(self.root.locator(".mine", has_text=text.strip()).last).to_be_visible()

    async def taps(self, label: str) -> None:
        """The newest button with this label below a message."""
        await self.button(label).click()

    async def presses(self, data: str) -> None:
        """The newest button that means this, whatever its label."""
        await self.root.locator(f".row button[data-press^='{data}']").last.click()

    async def chooses(self, label: str) -> None:
        """A button of the keyboard below the chat."""
        await self.root.locator(".keyboard").get_by_role("button", name=label, exact=True).click()

    async def attaches(self, *files: Path) -> None:
        await self.root.locator(".attach input[type=file]").set_input_files(list(files))

    async def more(self, label: str) -> None:
        """Something from the ⋮ menu."""
        await self.root.locator(".more summary").click()
        await self.root.locator(".more").get_by_role("button", name=label, exact=True).click()

    async def follows(self, link: str) -> None:
        """A link that somebody was given on paper."""
        await self.root.locator(".more summary").click()
        await self.root.locator(".open-link input").fill(link)
        await self.root.locator(".open-link button").click()

    async def sees(self, *words: str) -> None:
        """Each of them in something that the bot has said."""
        for each in words:
            await expect(self.told(each).last).to_be_visible()

    async def does_not_see(self, words: str) -> None:
        await expect(self.told(words)).to_have_count(0)

    def told(self, words: str) -> Locator:
        return self.root.locator(".message:not(.mine)", has_text=words)

    def button(self, label: str) -> Locator:
        return self.root.locator(".messages .row").get_by_role("button", name=label, exact=True).last

    @property
    def field(self) -> Locator:
        return self.root.locator("textarea[name=text]")

    @property
    def latest(self) -> Locator:
        """The newest message of the bot."""
        return self.root.locator(".message:not(.mine)").last


@dataclass
class Visitor:
    """A window on the page. What the browser complains about is kept."""

    page: Page
    url: str
    complaints: list[str] = field(default_factory=list)
    forgives: str | None = None  # words of a complaint that belongs to the story

    @classmethod
    @asynccontextmanager
    async def at(
        cls, browser: Browser, url: str, size: tuple[int, int] = WIDE, *, first: bool = False
    ) -> AsyncIterator["Visitor"]:
        """`first`: was never here before, so the page offers its tours."""
        been: StorageState = {
            "cookies": [],
            "origins": [{"origin": url, "localStorage": [{"name": "tour.seen", "value": "true"}]}],
        }
        context = await browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            color_scheme="light",
            reduced_motion="reduce",
            locale="id-ID",
            storage_state=None if first else been,
        )
        context.set_default_timeout(PATIENCE)
        visitor = cls(await context.new_page(), url)
        visitor.page.on("console", visitor._hear)
        visitor.page.on("pageerror", lambda error: visitor.complaints.append(str(error)))
        yield visitor
        await context.close()

    async def opens(self, *names: str) -> None:
        """The page, with the phones of these people side by side."""
        await self.page.goto(f"{self.url}/#{','.join(str(IDS[name]) for name in names)}")
        await expect(self.page.locator("#list a")).to_have_count(len(IDS))

    def phone(self, name: str) -> Phone:
        return Phone(self.page.locator(f".phone[data-phone='{IDS[name]}']"))

    def person(self, name: str) -> Locator:
        """Their entry in the list."""
        return self.page.locator(f"#list a[data-person='{IDS[name]}']")

    def _hear(self, message: ConsoleMessage) -> None:
        """Also what the Content-Security-Policy has refused."""
        said = f"{message.text} {message.location['url']}"
        if message.type == "error" and not (self.forgives and self.forgives in said):
            self.complaints.append(said)
