with recursive
source (batch, lot, material) as (
    select made.batch, own.lot, own.material
    from batch_consumption own
    join batch_produced made on made.lot = own.lot
    where own.batch = @batch
    union
    select made.batch, used.lot, used.material
    from source
    join batch_consumption used on used.batch = source.batch
    join batch_produced made on made.lot = used.lot
),
taker (batch, lot, material) as (
    select used.batch, used.lot, used.material
    from batch_produced own
    join batch_consumption used on used.lot = own.lot
    where own.batch = @batch
    union
    select used.batch, used.lot, used.material
    from taker
    join batch_produced made on made.batch = taker.batch
    join batch_consumption used on used.lot = made.lot
)
select distinct other.batch, 'lot' as relation, other.lot as what, other.material, board.product_name, board.site, board.state, board.disposition
from batch_consumption own
join batch_consumption other on other.lot = own.lot and other.batch <> own.batch
join batch_board board on board.id = other.batch
where own.batch = @batch
union
select distinct board.id, 'made-from', source.lot, source.material, board.product_name, board.site, board.state, board.disposition
from source
join batch_board board on board.id = source.batch and board.id <> @batch
union
select distinct board.id, 'made-into', taker.lot, taker.material, board.product_name, board.site, board.state, board.disposition
from taker
join batch_board board on board.id = taker.batch and board.id <> @batch
union
select distinct other.batch, 'equipment', other.equipment, '', board.product_name, board.site, board.state, board.disposition
from batch_equipment own
join batch_equipment other on other.equipment = own.equipment and other.run = own.run and other.batch <> own.batch
join batch_board board on board.id = other.batch
where own.batch = @batch
union
select board.id, 'lot', coalesce(board.rework_of, board.lot_number), coalesce(board.product_code, ''), board.product_name, board.site, board.state, board.disposition
from batch_board board
where board.rework_of = @batch or board.id in (select own.rework_of from batch_board own where own.id = @batch)
order by 1, 2, 3
limit @count
