select terminal.id, terminal.name, terminal.site, terminal.area, own.last_seen
from plant_terminal_key own
join plant_terminal terminal on terminal.id = own.terminal
where own.cookie_hash = @cookie_hash
