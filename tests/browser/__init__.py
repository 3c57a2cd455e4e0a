"""The pages in a browser: what people do, at two widths, with the keyboard alone, without scripts."""
