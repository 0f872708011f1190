"""The way in: PTB's handlers open a Turn and hand it to the feature that the tables name."""

from handlers.routes.router import CONTEXT, Context, Router
from handlers.routes.tables import PAPERS, WORKS

__all__ = ["CONTEXT", "PAPERS", "WORKS", "Context", "Router"]
