"""What a row of actions says of how far it has come: status, rating, share done, updates and notes."""
