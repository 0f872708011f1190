"""The house: who may know whom, which library has which door, where words and SQL live, and how big a room may be."""
