select used.batch, used.lot, used.material, used.unit, used.scale, cast(sum(used.unscaled) as bigint) as unscaled
from batch_consumption used
where used.destroyed = 0 and used.lot in (select own.lot from batch_consumption own where own.batch = @batch)
group by used.batch, used.lot, used.material, used.unit, used.scale
order by case when used.batch = @batch then 0 else 1 end, used.batch, used.lot
limit @count
