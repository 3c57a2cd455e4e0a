"""Files that people take away: tables, a unit's sheet, the graph, a briefing, an answer with its proofs."""
