insert into distribution_scan (path, at, number, idx, verdict, device, region)
select g.value ->> 'path', (g.value ->> 'at')::bigint, @number, g.ordinality - 1, g.value ->> 'verdict', g.value ->> 'device', g.value ->> 'region'
from jsonb_array_elements(@scans::jsonb) with ordinality g
