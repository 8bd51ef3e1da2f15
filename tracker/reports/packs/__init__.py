"""What a lead is sent to fill in, as a workbook. Door: `workbook.pack_bytes`."""
