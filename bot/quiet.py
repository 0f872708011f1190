"""The night: nothing but replies and danger is sent between 21 and 06 where the reader is."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

EVENING, MORNING = 21, 6
NIGHT = (24 - EVENING + MORNING) * 3600


def window(now: int, zone: str) -> tuple[int, int]:
    """When the next message may go out (now, or 06.00), and the 21.00 after that."""
    here = datetime.fromtimestamp(now, ZoneInfo(zone))
    if MORNING <= here.hour < EVENING:
        start = here
    else:
        day = here.date() + timedelta(days=1 if here.hour >= EVENING else 0)
        start = datetime.combine(day, time(MORNING), here.tzinfo)
    night = datetime.combine(start.date(), time(EVENING), here.tzinfo)
    return int(start.timestamp()), int(night.timestamp())
