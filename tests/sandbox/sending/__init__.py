"""What the bot sends arrives as sent, or is refused in the server's words."""
