select distinct batch from batch_exception
where concluded_at is null and overdue_at is null
    and route_since < case grade
        when 'information' then cast(@information as bigint) when 'minor' then cast(@minor as bigint)
        when 'major' then cast(@major as bigint) else cast(@critical as bigint) end
order by batch
limit @count
