"""Laws of the figures' stuff and of what is measured."""
