"""What offices add to answers, and when answers must be checked again."""
