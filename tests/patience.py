"""How long a test waits for what should come: a wait ends as soon as it is there, so only a failure takes as long."""

PATIENCE = 60  # seconds: more than anything here takes on a computer that has other things to do
PATIENCE_MS = PATIENCE * 1000
