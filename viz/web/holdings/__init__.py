"""What the pages show of a store, read at once and kept as plain values: documents, tasks, targets, units, names."""
