"""The commands of `zeren`; each module registers its own, and imports what they need when they run."""
