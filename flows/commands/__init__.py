"""What each command of the `newsfacts` script does; `flows.cli` declares their arguments."""
