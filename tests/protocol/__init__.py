"""The W3C tests of the SPARQL 1.1 Protocol that apply to queries, and the clients that people use."""
