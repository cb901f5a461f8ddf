insert into epcis_event_epc (epc, capture_id, idx, role)
select value ->> 0, @capture_id, (value ->> 1)::bigint, (value ->> 2)::bigint from jsonb_array_elements(@rows::jsonb)
