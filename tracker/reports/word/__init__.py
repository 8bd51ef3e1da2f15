"""Word: a report's blocks as a .docx, in the house style or in a council's own. Its door is `write.docx_bytes`."""
