"""A document's tables put together as one draft of a plan. Door: `plan_reader.read_tables`."""
