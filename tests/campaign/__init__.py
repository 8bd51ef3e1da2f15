"""Kills, power cuts, failing disks and crowds: what was acknowledged is there afterwards, or the table says so."""
