"""A product that has just been started, a browser for all of these tests, and visitors with a window of their own."""

import asyncio
import os
from collections.abc import AsyncIterator, Awaitable, Callable, Generator
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Browser, expect

from tests.browser import chromium
from tests.browser.product import Product
from tests.browser.visitor import PATIENCE, Visitor

FAILED = pytest.StashKey[bool]()

Visit = Callable[..., Awaitable[Visitor]]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A browser belongs to the loop that launched it: all tests of this folder share one."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.asyncio(loop_scope="package"), append=False)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if chromium.find() is None:
        terminalreporter.write_line(f"Nothing was tried in a browser. {chromium.HOW}")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    item.stash[FAILED] = item.stash.get(FAILED, False) or report.failed
    return report


@pytest_asyncio.fixture(scope="package", loop_scope="package")
async def browser() -> AsyncIterator[Browser]:
    path = chromium.find()
    if path is None and os.environ.get("LENTERA_BROWSER") == "required":
        pytest.fail(chromium.HOW, pytrace=False)
    if path is None:
        pytest.skip(chromium.HOW)
    expect.set_options(timeout=PATIENCE)
    async with chromium.launch(path) as browser:
        yield browser


@pytest_asyncio.fixture(scope="package", loop_scope="package")
async def next_product(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Callable[[], Awaitable[Product]]]:
    """The one for the next test starts while this one waits for its browser: that saves a second a test."""

    async def started() -> Product:
        product = Product(tmp_path_factory.mktemp("product"))
        await product.start()
        return product

    starting = asyncio.create_task(started())

    async def take() -> Product:
        nonlocal starting
        taken, starting = starting, asyncio.create_task(started())
        return await taken

    yield take
    await (await starting).stop()


@pytest_asyncio.fixture(loop_scope="package")
async def product(next_product: Callable[[], Awaitable[Product]]) -> AsyncIterator[Product]:
    product = await next_product()
    async with product.in_use():
        yield product


@pytest_asyncio.fixture(loop_scope="package")
async def visit(
    browser: Browser, product: Product, tmp_path: Path, request: pytest.FixtureRequest
) -> AsyncIterator[Visit]:
    """Opens a window. Nobody's window may have complained when the test is over."""
    visitors: list[Visitor] = []

    async def visit(**how: Any) -> Visitor:
        visitors.append(await stack.enter_async_context(Visitor.at(browser, product.url, **how)))
        return visitors[-1]

    async with AsyncExitStack() as stack:
        yield visit
        if request.node.stash.get(FAILED, False):
            for number, visitor in enumerate(visitors, start=1):
                await visitor.page.screenshot(path=(picture := tmp_path / f"window-{number}.png"))
                print(f"What window {number} showed: {picture}")
    complaints = [each for visitor in visitors for each in visitor.complaints]
    assert not complaints, "\n".join(complaints)


@pytest_asyncio.fixture(loop_scope="package")
async def visitor(visit: Visit) -> Visitor:
    return await visit()
