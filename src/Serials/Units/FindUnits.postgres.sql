select u.gtin, u.serial, s.batch, s.lot, s.expiry, s.site, s.product_name, s.number, s.at, s.zone, s.actor, u.idx,
  p.state, p.since, p.location,
  (select ls.parent from serials_link l join serials_link_set ls on ls.set_id = l.set_id
   where l.child = '/01/' || u.gtin || '/21/' || u.serial order by ls.number desc limit 1) as parent
from jsonb_array_elements(@units::jsonb) g
join serials_unit u on u.gtin = g.value ->> 0 and u.serial = g.value ->> 1
join serials_set s on s.set_id = u.set_id
left join serials_pack_state p on p.gtin = u.gtin and p.serial = u.serial
