"""Documents of LibreOffice and its kin: texts and spreadsheets, in one format. Door: `read`."""
