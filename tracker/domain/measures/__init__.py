"""What measures say as at a day: thresholds, bands, findings. Door: `finding.find`."""
