"""What a lead is sent to fill in, and what comes of it. Doors: `sending.rows_of`, `coming_back.collected_from`."""
