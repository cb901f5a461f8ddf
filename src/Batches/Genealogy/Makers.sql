select made.batch as maker, used.lot, used.material, used.batch as taker, used.unit, used.scale, cast(sum(used.unscaled) as bigint) as unscaled, 0 as rework
from batch_consumption used
join batch_produced made on made.lot = used.lot
where used.batch = @batch and used.destroyed = 0
group by made.batch, used.lot, used.material, used.batch, used.unit, used.scale
union all
select own.id, own.lot_number, coalesce(own.product_code, ''), again.id, '', 0, 1, 1
from batch_board again
join batch_board own on own.id = again.rework_of
where again.id = @batch
order by 8, 1, 2
