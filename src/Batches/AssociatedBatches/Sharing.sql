select distinct other.batch, 'lot' as relation, other.lot as what, other.material, board.product_name, board.site, board.state, board.disposition
from batch_consumption own
join batch_consumption other on other.lot = own.lot and other.batch <> own.batch
join batch_board board on board.id = other.batch
where own.batch = @batch
union
select distinct board.id, 'made-from', own.lot, own.material, board.product_name, board.site, board.state, board.disposition
from batch_consumption own
join batch_board board on board.lot_number = own.lot and board.id <> own.batch
where own.batch = @batch
union
select distinct other.batch, 'made-into', other.lot, other.material, board.product_name, board.site, board.state, board.disposition
from batch_board own
join batch_consumption other on other.lot = own.lot_number and other.batch <> own.id
join batch_board board on board.id = other.batch
where own.id = @batch
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
