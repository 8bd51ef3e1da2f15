"""What every dialog does, the list of keys, telling and asking, where to save; the door is `dialog.Dialog`."""
