select l.child, l.idx, ls.number
from serials_link_set ls join serials_link l on l.set_id = ls.set_id
where ls.parent = @parent and (ls.number > @number or (ls.number = @number and l.idx > @idx))
order by ls.number, l.idx
limit @count
