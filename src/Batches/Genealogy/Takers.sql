select made.batch as maker, used.lot, used.material, used.batch as taker, used.unit, used.scale, cast(sum(used.unscaled) as bigint) as unscaled, 0 as rework
from batch_produced made
join batch_consumption used on used.lot = made.lot and used.destroyed = 0
where made.batch = @batch
group by made.batch, used.lot, used.material, used.batch, used.unit, used.scale
union all
select own.id, own.lot_number, coalesce(own.product_code, ''), again.id, '', 0, 1, 1
from batch_board own
join batch_board again on again.rework_of = own.id
where own.id = @batch
order by 8, 4, 2
