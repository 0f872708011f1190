"""The way out to Telegram: outbox -> pacer -> sender -> transport."""
