insert into epcis_event_epc (epc, capture_id, idx, role)
select value ->> 0, @capture_id, value ->> 1, value ->> 2 from json_each(@rows)
