"""Builds the text documents of the corpus and what is pasted from the clipboard, each with its typed answer.

Run once, from the root: python -m tests.corpus.make_text
"""

from __future__ import annotations

from tests.corpus import clip_excel, clip_text, clip_word, text_figures, text_plans

MAKERS = (
    text_plans.quoted_lines,
    text_plans.semicolons,
    text_plans.titles,
    text_figures.unicode_text,
    clip_word.from_word,
    clip_excel.from_excel,
    clip_text.from_excel,
    clip_text.from_teams,
)

if __name__ == "__main__":
    for make in MAKERS:
        make()
