"""The page and the command line, on top of everything else."""
