"""The heart of the house under strain: a full outbox, a full disk, a broken statement, a stop in a bad moment."""
