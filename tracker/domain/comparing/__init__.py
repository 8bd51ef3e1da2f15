"""Two plans held against each other: what is new, changed, moved or dropped, and why. Door: `differences`.

`domain.next_year` carries of each open action the last word on commentary, status, rating and review, each
with the day and author that it had, so that no past day shows more than was known; the action keeps its uuid.
`domain.comparing` pairs actions as `merging` does, then by words (`documents.vocabulary.likeness`), the same
from either side. A `Run` says by `change` that it came or went: Word makes a tracked change of it, of a whole
row or paragraph too, PDF underlines or strikes it.
"""
