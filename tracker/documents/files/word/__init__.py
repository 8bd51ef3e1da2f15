"""Reads Word documents: paragraphs, tables, numbering, form fields. Door: `docx.read_docx`."""
