"""The pages for people: one module for each kind of page, `frame` for what is around all of them."""
