"""What pages do with charts."""
