"""Kantor terdekat: what people mean by what they type, and which offices they are shown."""
