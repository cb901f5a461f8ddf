select distinct other.batch, other.equipment
from batch_equipment own
join batch_equipment other on other.equipment = own.equipment and other.run = own.run and other.batch <> own.batch
where own.batch = @batch
order by other.batch, other.equipment
limit @count
