"""The window: a room for each subject; pages meet in `window` only.

`ui.workspace` is the only door to the store. A page is made when it is first shown; hidden, it only notes
that it is stale, and it catches up before it is seen. A plan that is named at the start is opened before the
window is seen; what its first frame can do without is imported where it is asked for, and
`test_application_first_frame` lists what is there by then. `widgets.background` runs long work on one helper
thread, each piece with a store of its own; `dialogs.messages` is the one door to the user, always plain text.
`window.jobs` has everything that saves or writes done in its turn and told; only reading is let fall, and the
window closes after that.

How long a connection waits for another program is said where it is opened (`store.busy.waiting`, in steps
that can be stopped); SQLite's own waiting is off. The window's connection never waits: what it does to the
file goes through `workspace.waiting`, which tries at once and, on `Busy`, again and again while the event
loop goes on, until it is done, refused or cancelled; so such work saves all or nothing and may be done anew.
The helper thread waits.
"""
