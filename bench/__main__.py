"""`make bench`: starts the site from nothing and prints what it costs, as numbers and ratios."""

from bench import serving

if __name__ == "__main__":
    serving.main()
