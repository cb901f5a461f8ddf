select terminal.id, terminal.name, terminal.site, terminal.area, terminal.state, terminal.offered_at, terminal.enrolled_at,
    terminal.revoked_at, own.last_seen
from plant_terminal terminal
left join plant_terminal_key own on own.terminal = terminal.id
where cast(@site as text) is null or terminal.site = @site
order by terminal.site, terminal.id
