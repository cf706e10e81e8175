"""What each command of the `newsfacts` script does; `flows.command_line` declares their arguments."""
