"""The menus of the window; the door is `window_menus`."""
