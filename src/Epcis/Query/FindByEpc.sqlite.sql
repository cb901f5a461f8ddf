select distinct e.bytes, c.number, c.at as record_time, e.idx, e.event_time
from json_each(@epcs) g
join epcis_event_epc p on p.epc = g.value
join epcis_capture c on c.capture_id = p.capture_id and c.success = 1
join epcis_event e on e.capture_id = p.capture_id and e.idx = p.idx
order by e.event_time, c.number, e.idx
limit @count
