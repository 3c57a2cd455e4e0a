"""The store over HTTP: pages for people, an API for programs, and a SPARQL endpoint."""
