select u.gtin, u.serial, s.batch, s.lot, s.expiry, s.site, s.product_name, s.number, s.at, s.zone, s.actor, u.idx,
  p.state, p.since, p.location,
  (select ls.parent from serials_link l join serials_link_set ls on ls.set_id = l.set_id
   where l.child = '/01/' || u.gtin || '/21/' || u.serial order by ls.number desc limit 1) as parent
from serials_set s
join serials_unit u on u.set_id = s.set_id
left join serials_pack_state p on p.gtin = u.gtin and p.serial = u.serial
where (@batch is null or s.batch = @batch) and (@set_id is null or s.set_id = @set_id)
  and (s.number < @number or (s.number = @number and u.idx > @idx))
order by s.number desc, u.idx
limit @count
