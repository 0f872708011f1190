"""The page of phones in a browser: how soon it is there, how it scrolls, how soon a message is seen."""

import asyncio
import statistics
import time
from pathlib import Path
from typing import Any

import aiohttp
from playwright.async_api import Browser, Page

from tests.bench.table import Line
from tests.bench.telegram import FIRST_CHAT, TOKEN, Telegram
from tests.browser import chromium

VISITS, MESSAGES, ROUNDS = 9, 500, 20
PHONES = (FIRST_CHAT, FIRST_CHAT + 1, FIRST_CHAT + 2)
SMOOTH = 20  # ms a frame, at 60 a second
STEP = 150  # px a frame
TEXT = "<b>Berapa biaya kerja ke Taiwan?</b>\n\nPekerja migran tidak boleh dibebani biaya penempatan."
KEYS = {
    "inline_keyboard": [[{"text": "👍 Membantu", "callback_data": "1"}, {"text": "👎 Belum", "callback_data": "2"}]]
}

PAINTED = """() => new Promise((done) =>
    new PerformanceObserver((seen) => done(seen.getEntriesByName("first-contentful-paint")[0].startTime))
        .observe({ type: "paint", buffered: true }))"""
SCROLL = """async (step) => {
    const chat = document.querySelector(".messages");
    const frames = [];
    let before = await new Promise(requestAnimationFrame);
    for (let top = chat.scrollHeight; top > 0; top -= step) {
        chat.scrollTop = top;
        const now = await new Promise(requestAnimationFrame);
        frames.push(now - before);
        before = now;
    }
    return frames;
}"""
SEEN = """([words, phones]) => new Promise((done) => {
    const latest = () => [...document.querySelectorAll(".message:last-child .said")];
    const watch = new MutationObserver(() => {
        if (latest().filter((one) => one.textContent.includes(words)).length < phones) return;
        watch.disconnect();
        requestAnimationFrame(done);
    });
    watch.observe(document.body, { childList: true, subtree: true });
})"""


async def measure(folder: Path) -> tuple[Line, ...]:
    """Against a sandbox in a process of its own, without limits; this process speaks as the bot."""
    path = chromium.find()
    if path is None:
        return (Line("skipped: there is no Chromium", "-"),)
    async with (
        Telegram.spawn(len(PHONES)) as telegram,
        chromium.launch(path) as browser,
        aiohttp.ClientSession(f"{telegram.url}/bot{TOKEN}/") as bot,
    ):
        painted = statistics.median([await _paint(browser, telegram.url) for _ in range(VISITS)])
        await _chat(bot)
        page = await browser.new_page()
        frames = await _scroll(page, telegram.url)
        seen = [await _see(page, bot, number) for number in range(ROUNDS)]
    smooth = sum(frame < SMOOTH for frame in frames) / len(frames)
    return (
        Line("first contentful paint, nothing cached", f"{painted:.0f} ms", "≤ 1 s", painted <= 1000),
        Line(f"frames under {SMOOTH} ms, {MESSAGES} messages scrolled", f"{smooth:.1%}", "≥ 95%", smooth >= 0.95),
        Line("a frame meanwhile: p95", f"{statistics.quantiles(frames, n=20)[-1]:.1f} ms"),
        Line("a message on three open phones: median", f"{statistics.median(seen):.0f} ms"),
        Line("a message on three open phones: p95", f"{statistics.quantiles(seen, n=20)[-1]:.0f} ms"),
    )


async def _paint(browser: Browser, url: str) -> float:
    """In a window that has never been here, with one phone open."""
    page = await browser.new_page()
    await page.goto(f"{url}/#{PHONES[0]}")
    painted: float = await page.evaluate(PAINTED)
    await page.close()
    return painted


async def _chat(bot: aiohttp.ClientSession) -> None:
    for _ in range(MESSAGES):
        await _send(bot, PHONES[0], TEXT)


async def _scroll(page: Page, url: str) -> list[float]:
    await page.goto(f"{url}/#{','.join(map(str, PHONES))}")
    await page.locator(".message").nth(MESSAGES - 1).wait_for()
    frames: list[float] = await page.evaluate(SCROLL, STEP)
    return frames


async def _see(page: Page, bot: aiohttp.ClientSession, number: int) -> float:
    """Milliseconds from the bot's call until the last of the phones has drawn it."""
    words = f"Pesan nomor {number}."
    watching = asyncio.create_task(page.evaluate(SEEN, [words, len(PHONES)]))
    await page.evaluate("() => new Promise(requestAnimationFrame)")  # by now it watches
    began = time.perf_counter()
    await asyncio.gather(*(_send(bot, chat_id, words) for chat_id in PHONES), watching)
    return (time.perf_counter() - began) * 1000


async def _send(bot: aiohttp.ClientSession, chat_id: int, text: str) -> None:
    message: dict[str, Any] = {"chat_id": chat_id, "text": text, "parse_mode": "HTML", "reply_markup": KEYS}
    async with bot.post("sendMessage", json=message) as response:
        response.raise_for_status()
