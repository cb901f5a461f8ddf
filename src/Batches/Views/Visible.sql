select v.id, v.owner, v.owner_name, v.name, v.search, v.shared, case when d.view is null then 0 else 1 end as chosen
from board_view v
left join board_view_default d on d.view = v.id and d.person = @person
where v.owner = @person or v.shared = 1
order by lower(v.name), v.id
