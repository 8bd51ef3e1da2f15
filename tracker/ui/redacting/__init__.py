"""Words to be removed for good: what is offered, what else holds them, one confirming button. Door: `dialog`."""
