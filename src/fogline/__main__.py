"""``python -m fogline``: the command line, for a Python in which it is installed but not on the path."""

from fogline.cli.main import main

if __name__ == "__main__":
    main()
