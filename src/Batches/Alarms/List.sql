select id, equipment, site, point, said, value, limits, critical, batch, exception, raised_at, raised_by, zone, number, acknowledged_at,
    acknowledged_by, comment
from equipment_alarm
where number < @before
    and (cast(@site as text) is null or site = @site)
    and (cast(@equipment as text) is null or equipment = @equipment)
    and (cast(@batch as text) is null or batch = @batch)
    and (cast(@critical as bigint) is null or critical = @critical)
    and (cast(@open as bigint) is null or (case when acknowledged_at is null then 1 else 0 end) = @open)
    and (cast(@text as text) is null or lower(said) like @text or lower(equipment) like @text or lower(id) like @text or lower(batch) like @text)
order by number desc
limit @count
