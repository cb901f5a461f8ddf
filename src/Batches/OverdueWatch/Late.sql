select distinct batch from batch_exception
where concluded_at is null and overdue_at is null
    and route_since < case grade when 'information' then @information when 'minor' then @minor when 'major' then @major else @critical end
order by batch
limit @count
