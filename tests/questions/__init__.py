"""Questions nobody answered well: their words, an officer, files outside a form, and what offices learn of them."""
