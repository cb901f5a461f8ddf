update plant_terminal_key set code_hash = null, code_until = null, cookie_hash = @cookie_hash, last_seen = @at
where terminal = @terminal
