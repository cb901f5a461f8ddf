select e.bytes, d.context, c.number, c.at as record_time, e.idx, e.event_time
from epcis_capture c
join epcis_event e on e.capture_id = c.capture_id
join epcis_document d on d.capture_id = c.capture_id
where c.success = 1 and c.number <= @snapshot
  and (@types::text is null or e.type in (select jsonb_array_elements_text(@types::jsonb)))
  and (@actions::text is null or e.action in (select jsonb_array_elements_text(@actions::jsonb)))
  and (@biz_steps::text is null or e.biz_step in (select jsonb_array_elements_text(@biz_steps::jsonb)))
  and (@dispositions::text is null or e.disposition in (select jsonb_array_elements_text(@dispositions::jsonb)))
  and (@read_points::text is null or e.read_point in (select jsonb_array_elements_text(@read_points::jsonb)))
  and (@biz_locations::text is null or e.biz_location in (select jsonb_array_elements_text(@biz_locations::jsonb)))
  and (@transformation_ids::text is null or e.transformation_id in (select jsonb_array_elements_text(@transformation_ids::jsonb)))
  and (@event_ids::text is null or e.event_id in (select jsonb_array_elements_text(@event_ids::jsonb)))
  and (@declares_error::bigint is null or e.declares_error = @declares_error::bigint)
  and (@event_from::bigint is null or e.event_time >= @event_from::bigint)
  and (@event_to::bigint is null or e.event_time < @event_to::bigint)
  and (@record_from::bigint is null or c.at >= @record_from::bigint)
  and (@record_to::bigint is null or c.at < @record_to::bigint)
  and not exists (
    select 1 from jsonb_array_elements(@matches::jsonb) m
    where not exists (
      select 1 from jsonb_array_elements(m.value -> 'ranges') r
      join epcis_event_epc p on p.epc >= r.value ->> 0 and p.epc <= r.value ->> 1
      where p.capture_id = e.capture_id and p.idx = e.idx and (p.role & (m.value ->> 'roles')::bigint) <> 0))
  and (@page_key::bigint is null
    or @sign::bigint * case @by_event_time::bigint when 1 then e.event_time else c.number end > @page_key::bigint
    or (@sign::bigint * case @by_event_time::bigint when 1 then e.event_time else c.number end = @page_key::bigint
      and (@sign::bigint * c.number > @page_number::bigint or (@sign::bigint * c.number = @page_number::bigint and @sign::bigint * e.idx > @page_idx::bigint))))
order by @sign::bigint * case @by_event_time::bigint when 1 then e.event_time else c.number end, @sign::bigint * c.number, @sign::bigint * e.idx
limit @count offset @skip
