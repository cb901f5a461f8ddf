select i.event_id
from jsonb_array_elements(@ids::jsonb) g join epcis_event_id i on i.event_id = g.value ->> 0 and i.declares_error = (g.value ->> 1)::bigint
