"""Bad input tried: what is fed to every reader and parser, by hypothesis always and by atheris in `make soak`."""
