"""What goes out. Reports take texts, columns and pictures as bytes; `services` puts them together."""
