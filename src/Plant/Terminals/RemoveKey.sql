delete from plant_terminal_key where terminal = @terminal
