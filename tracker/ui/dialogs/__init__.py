"""What every dialog does, the list of keys, asking for a reason; the door is `dialog.Dialog`."""
