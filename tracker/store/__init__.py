"""One SQLite file holds one plan. Doors: `sqlite.open_store`, `backup`.

A plan and its actions have uuids of their own. `store.schema` compares a file's tables, views and triggers
with those of today (three views, `store.steps.views`, say in SQL what the register says today),
`Store.look_through` its pages (after opening on the helper thread, before the first save at the latest): with
any fault it can only be read. `store.copies` knows files of one plan and whether they parted,
`store.kept_copies` why each copy lies there; `store.busy` is how long anybody waits for another program.
"""
