select distinct other.batch, other.lot, other.material, board.product_name, board.site, board.state, board.disposition
from batch_consumption own
join batch_consumption other on other.lot = own.lot and other.batch <> own.batch
join batch_board board on board.id = other.batch
where own.batch = @batch
order by other.batch, other.lot
limit @count
