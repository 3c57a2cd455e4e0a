"""The shipped plan as facts and as a graph, kept to be compared with: a change here is a change of what users get."""
