"""The engines that keep the graph."""
