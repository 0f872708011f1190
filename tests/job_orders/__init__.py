"""Job orders: written by one officer, confirmed by a second one, told to whoever asked for them."""
