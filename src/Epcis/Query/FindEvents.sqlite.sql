select e.bytes, d.context, c.number, c.at as record_time, e.idx, e.event_time
from epcis_capture c
join epcis_event e on e.capture_id = c.capture_id
join epcis_document d on d.capture_id = c.capture_id
where c.success = 1 and c.number <= @snapshot
  and (@types is null or e.type in (select value from json_each(@types)))
  and (@actions is null or e.action in (select value from json_each(@actions)))
  and (@biz_steps is null or e.biz_step in (select value from json_each(@biz_steps)))
  and (@dispositions is null or e.disposition in (select value from json_each(@dispositions)))
  and (@read_points is null or e.read_point in (select value from json_each(@read_points)))
  and (@biz_locations is null or e.biz_location in (select value from json_each(@biz_locations)))
  and (@transformation_ids is null or e.transformation_id in (select value from json_each(@transformation_ids)))
  and (@event_ids is null or e.event_id in (select value from json_each(@event_ids)))
  and (@declares_error is null or e.declares_error = @declares_error)
  and (@event_from is null or e.event_time >= @event_from)
  and (@event_to is null or e.event_time < @event_to)
  and (@record_from is null or c.at >= @record_from)
  and (@record_to is null or c.at < @record_to)
  and not exists (
    select 1 from json_each(@matches) m
    where not exists (
      select 1 from json_each(m.value, '$.ranges') r
      join epcis_event_epc p on p.epc >= r.value ->> 0 and p.epc <= r.value ->> 1
      where p.capture_id = e.capture_id and p.idx = e.idx and (p.role & (m.value ->> 'roles')) <> 0))
  and (@page_key is null
    or @sign * case @by_event_time when 1 then e.event_time else c.number end > @page_key
    or (@sign * case @by_event_time when 1 then e.event_time else c.number end = @page_key
      and (@sign * c.number > @page_number or (@sign * c.number = @page_number and @sign * e.idx > @page_idx))))
order by @sign * case @by_event_time when 1 then e.event_time else c.number end, @sign * c.number, @sign * e.idx
limit @count offset @skip
