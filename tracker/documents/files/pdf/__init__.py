"""Tables and paragraphs of PDF files, with pdfplumber, which may be missing. Door: `read`."""
