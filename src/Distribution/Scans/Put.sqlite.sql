insert into distribution_scan (path, at, number, idx, verdict, device, region)
select value ->> 'path', value ->> 'at', @number, key, value ->> 'verdict', value ->> 'device', value ->> 'region' from json_each(@scans)
