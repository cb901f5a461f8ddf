insert into epcis_event_id (event_id, declares_error, capture_id, idx)
select event_id, declares_error, capture_id, idx from epcis_event where capture_id = @capture_id
