"""`make bench`."""

from benchmarks.run import main

main()
