select distinct other.batch, other.lot, other.material, board.product_name, board.site, board.state, board.disposition
from batch_consumption own
join batch_consumption other on other.lot = own.lot and other.batch <> own.batch
join batch_board board on board.id = other.batch
where own.batch = @batch
union
select board.id, coalesce(board.rework_of, board.lot_number), coalesce(board.product_code, ''), board.product_name, board.site, board.state, board.disposition
from batch_board board
where board.rework_of = @batch or board.id in (select own.rework_of from batch_board own where own.id = @batch)
order by 1, 2
limit @count
