"""Log-linear models of lists."""
