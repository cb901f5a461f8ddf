insert into integration_secret (webhook, sealed) values (@webhook, @sealed)
on conflict (webhook) do update set sealed = excluded.sealed
