"""What goes out. Reports take texts, columns and pictures as bytes; `services` puts them together.

`services.reporting` leaves out what was chosen and, for everybody, has `domain.publishing` make another plan:
roles for names, "c" for small numbers. Everything that follows is made of that plan, charts too, so nothing
can slip by a section. `committee.both_days` computes it as at both days; the sections make blocks of it and
ask `proofs` for the key of each source. `word` and `typeset` turn the same blocks into a file.
"""
