"""How actions stand as at a day: state, lateness, rating, register. Door: `register.register`."""
