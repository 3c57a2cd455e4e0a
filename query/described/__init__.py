"""Questions about what a store describes by itself: classes and properties with labels, no code of their own."""
