import asyncio
import gc
import sys
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from index.errors import BadInputError
from tests.ui_fake import SURVEY, FakeDesk, disputed
from tests.ui_server import serve
from ui.app import application
from ui.service import Service

# Gradio makes event loops when it builds a page and leaves them to the garbage collector.
pytestmark = [
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pandas.errors.Pandas4Warning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


@pytest.fixture(scope="module")
def desk() -> FakeDesk:
    return FakeDesk()


@pytest.fixture(scope="module")
def address(desk: FakeDesk, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    pytest.importorskip("mcp", reason="the extra is not installed: pip install -e '.[mcp]'")
    service = Service(lambda: desk)
    service.start()
    yield from serve(application(service, tmp_path_factory.mktemp("index"), mcp=True))


def connected(address: str, use: Callable[[Any], Awaitable[None]]) -> None:
    """Gives `use` a connected MCP client."""
    from mcp import Client

    async def run() -> None:
        async with Client(f"{address}/mcp") as client:
            await use(client)

    asyncio.run(run())
    gc.collect()


def test_the_tools_have_the_names_of_the_endpoints_and_say_what_they_take(address: str) -> None:
    async def use(client: Any) -> None:
        tools = {tool.name: tool for tool in (await client.list_tools()).tools}
        assert set(tools) == {"ask", "search", "disagreements"}
        for tool in tools.values():
            fields = tool.input_schema["properties"]
            assert all(field["description"] for field in fields.values())
            assert tool.output_schema["properties"]
            assert tool.description
            assert tool.annotations.read_only_hint
        quote = tools["ask"].output_schema["$defs"]["QuoteObject"]["properties"]
        assert "code points" in quote["start"]["description"]

    connected(address, use)


def test_an_answer_comes_as_the_answer_format(address: str, desk: FakeDesk) -> None:
    async def use(client: Any) -> None:
        result = await client.call_tool("ask", {"question": "How many died?"})
        assert result.structured_content == disputed("How many died?").to_dict()
        await client.call_tool(
            "ask",
            {
                "question": "q",
                "history": ["before"],
                "published_from": "2031-01-01",
                "publishers": ["The Meridian"],
                "sources": ["meridian-ferry"],
            },
        )

    connected(address, use)
    _, history, filters = desk.asked[-1]
    assert history == ("before",)
    assert (filters.publishers, filters.sources) == (("The Meridian",), ("meridian-ferry",))
    assert str(filters.published_from) == "2031-01-01"


def test_passages_are_found(address: str) -> None:
    async def use(client: Any) -> None:
        result = await client.call_tool("search", {"query": "ferry", "k": 2})
        hits = result.structured_content["result"]
        assert [hit["article"] for hit in hits] == ["courier-ferry", "hostile"]

    connected(address, use)


def test_disagreements_come_without_a_question(address: str, desk: FakeDesk) -> None:
    async def use(client: Any) -> None:
        given = {"about": "ferry", "published_to": "2031-03-06"}
        result = await client.call_tool("disagreements", given)
        assert result.structured_content == SURVEY.to_dict()

    connected(address, use)
    filters, about = desk.surveyed[-1]
    assert (about, str(filters.published_to)) == ("ferry", "2031-03-06")


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"question": "q", "published_from": "soon"}, "published_from"),
        ({"question": " "}, "empty"),
        ({"question": "q" * 3000}, "longer"),
    ],
)
def test_what_was_wrong_is_told(address: str, given: dict[str, str], told: str) -> None:
    async def use(client: Any) -> None:
        result = await client.call_tool("ask", given)
        assert result.is_error
        assert told in result.content[0].text

    connected(address, use)


def test_an_unexpected_failure_tells_no_path(address: str) -> None:
    async def use(client: Any) -> None:
        result = await client.call_tool("ask", {"question": "crash"})
        assert result.is_error
        assert "secret" not in result.content[0].text

    connected(address, use)


def test_without_the_extra_the_message_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("mcp", "mcp.server.mcpserver"):
        monkeypatch.setitem(sys.modules, name, None)
    monkeypatch.delitem(sys.modules, "ui.tools", raising=False)
    with pytest.raises(BadInputError, match=r"from the project's folder: pip install -e '\.\[mcp\]'"):
        application(Service(FakeDesk), tmp_path, mcp=True)
