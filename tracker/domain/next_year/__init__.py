"""Next year's plan made of this one: what is offered to call it, what is carried over, what becomes of each action."""
