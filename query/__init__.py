"""Questions become logical forms, logical forms become SPARQL, and rows become answers with their evidence."""
