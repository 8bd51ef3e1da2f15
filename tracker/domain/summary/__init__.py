"""What the actions and measures of a plan add up to as at a day, for every face that counts them."""
