update plant_terminal_key set last_seen = @at where terminal = @terminal
