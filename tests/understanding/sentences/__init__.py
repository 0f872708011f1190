"""What people may write in danger, and what only sounds like it. Invented, and not taken from the word list."""
