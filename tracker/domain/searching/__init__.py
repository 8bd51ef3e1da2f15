"""Finding words anywhere in a plan: `everything.Everything` finds, `words_around.words_around` shows where."""
