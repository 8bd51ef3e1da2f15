"""How people write somebody's name, and which words are none. Doors: `name_words`, `spellings`, `names_in`."""
