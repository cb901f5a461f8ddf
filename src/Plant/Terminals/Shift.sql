select shift.person, max(shift.at) as at
from plant_shift shift
join plant_terminal terminal on terminal.id = shift.terminal
where terminal.area = @area and shift.at >= @since
group by shift.person
order by max(shift.at) desc
limit @count
