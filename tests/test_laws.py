"""The laws of the house (docs/laws.md), and where each is proved. An index: the proof is in the tests it names."""
