"""Words of danger win over everything: any text, any form, any step (law 9)."""
