"""The edge: Prefect, the network, the clock, the environment and the command line live here and nowhere else."""
