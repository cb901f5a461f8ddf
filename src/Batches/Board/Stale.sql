select b.id, b.changed_number as number
from batch_board b
left join batch_standing s on s.batch = b.id
where b.disposition not in ('certified', 'rejected')
    and (s.batch is null or s.number < b.changed_number or s.form <> @form)
order by b.released_number desc
limit @count
