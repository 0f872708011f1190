"""With a webhook every update is posted to the bot, in order, until it is taken."""
