"""Random government plans with their truth: from a seed for benchmarks, from hypothesis for property tests."""
