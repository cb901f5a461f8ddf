with recursive inside (sscc) as (
  select c.sscc from serials_container c where c.sscc = @sscc
  union all
  select c.sscc from serials_container c join inside i on c.parent = i.sscc)
select s.batch, count(*) as packs
from inside i
join serials_link_set ls on ls.parent = i.sscc
join serials_link l on l.set_id = ls.set_id
join serials_unit u on u.gtin = substr(l.child, 5, 14) and u.serial = substr(l.child, 23)
join serials_set s on s.set_id = u.set_id
where l.child like '/01/%'
group by s.batch
