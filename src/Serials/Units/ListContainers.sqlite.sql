select c.sscc, c.parent, c.place_kind, c.place, c.status, c.destination_kind, c.destination, c.quarantine, c.count, c.number, c.at, c.zone
from serials_container c
where (@before is null or c.sscc < @before)
  and (@batch is null or exists (select 1 from serials_container_batch b where b.sscc = c.sscc and b.batch = @batch))
order by c.sscc desc
limit @count
