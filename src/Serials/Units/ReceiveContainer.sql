update serials_container set status = 'here', place_kind = @place_kind, place = @place, destination_kind = null, destination = null,
  number = @number, at = @at, zone = @zone
where sscc in (
  with recursive inside (sscc) as (
    select c.sscc from serials_container c where c.sscc = @sscc
    union all
    select c.sscc from serials_container c join inside i on c.parent = i.sscc)
  select sscc from inside)
