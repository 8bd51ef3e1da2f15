"""PDF: a report's blocks typeset as tagged PDF/UA. Its door is `write.pdf_bytes`."""
