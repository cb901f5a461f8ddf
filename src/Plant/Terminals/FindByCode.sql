select terminal from plant_terminal_key where code_hash = @code_hash and code_until > @now
