"""Laws that hold for every plan the strategies can write."""
