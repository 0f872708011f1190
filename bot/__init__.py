"""Lentera's house. Set before python-telegram-bot is imported: how it tells the time to wait after a 429."""

import os

os.environ.setdefault("PTB_TIMEDELTA", "true")  # without it, reading that time warns
