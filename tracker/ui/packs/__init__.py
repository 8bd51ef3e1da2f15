"""What was sent to each lead, what came back, and chasing who has not answered. Door: `page`."""
