"""The measures page: list, chart, bands and readings. Door: `page.MeasuresPage`."""
