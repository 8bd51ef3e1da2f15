"""A pack that came back, in whatever program it was saved. Door: `read.read_pack`."""
