"""Questions to offer: an index of what can be asked, and what fits the words typed so far."""
