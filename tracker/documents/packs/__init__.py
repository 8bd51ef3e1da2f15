"""A pack that came back, in whatever program it was saved. Doors: `read.read_pack`, `mail.read_mail` for an e-mail."""
