"""Questions: three taps or one sentence, an answer with its source, and nothing guessed."""
