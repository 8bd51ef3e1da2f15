"""What LibreOffice makes of what we write: every page as a picture, and every sheet as CSV against what was meant."""
