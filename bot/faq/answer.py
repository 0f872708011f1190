"""The only door to markdown_it: the little Markdown of an answer becomes Telegram's HTML, and what can't is refused."""

from html import escape

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

LINKS = ("https://", "http://", "tg://")  # Telegram shows any other link as plain text


class NotTold(Exception):
    """Something a message can't show, and in which line of the answer."""

    def __init__(self, node: SyntaxTreeNode, what: str = "") -> None:
        super().__init__(
            f"{what or node.type.replace('_', ' ')}: only paragraphs, lists, bold, italics and links are told"
        )
        while node.map is None and node.parent:  # only blocks know their line
            node = node.parent
        self.line = node.map[0] + 1 if node.map else 1


def telegram_html(answer: str) -> str:
    blocks = SyntaxTreeNode(MarkdownIt("commonmark").parse(answer)).children
    return "\n\n".join(_block(block) for block in blocks)


def _block(node: SyntaxTreeNode) -> str:
    if node.type == "bullet_list":
        return "\n".join(f"• {_item(item)}" for item in node.children)
    if node.type == "ordered_list":
        first = int(node.attrs.get("start", 1))
        return "\n".join(f"{number}. {_item(item)}" for number, item in enumerate(node.children, first))
    return _paragraph(node)


def _item(node: SyntaxTreeNode) -> str:
    return "\n".join(_paragraph(child) for child in node.children)


def _paragraph(node: SyntaxTreeNode) -> str:
    if node.type != "paragraph":
        raise NotTold(node, "a list in a list" if node.type.endswith("_list") else "")
    return "".join(_inline(child) for inline in node.children for child in inline.children)


def _inline(node: SyntaxTreeNode) -> str:
    inside = "".join(_inline(child) for child in node.children)
    match node.type:
        case "text":
            return escape(node.content, quote=False)
        case "softbreak":
            return " "
        case "hardbreak":
            return "\n"
        case "strong":
            return f"<b>{inside}</b>"
        case "em":
            return f"<i>{inside}</i>"
        case "link" if str(node.attrs["href"]).startswith(LINKS):
            return f'<a href="{escape(str(node.attrs["href"]))}">{inside}</a>'
        case _:
            raise NotTold(node)
