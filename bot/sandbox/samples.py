"""Files that a phone has at hand when nobody says which one to send."""

import struct
import zlib


def _picture() -> bytes:
    """The smallest PNG that a browser shows: one grey dot."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0\x80")) + chunk(b"IEND", b"")
    )


PICTURE = _picture()
VIDEO = bytes(4) + b"ftypisom" + bytes(20)
VOICE = b"OggS" + bytes(28)
AUDIO = b"ID3" + bytes(29)
DOCUMENT = b"%PDF-1.4\n%%EOF\n"
