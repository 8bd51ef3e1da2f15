"""Where two rooms of the floor below must meet: importing, reading in a child process, the sample."""
