"""How everything looks: colours, fonts, icons, chips and row grounds as they are painted."""
