"""Tests of the question-answering tool."""
