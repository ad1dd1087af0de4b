"""One module for each shape of file the sample portfolio is written in."""
