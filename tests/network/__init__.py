"""Officers invite, confirm, suspend and restore each other; every change is told (laws 4 and 20)."""
