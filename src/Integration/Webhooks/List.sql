select id, name, url, events, site, state, from_number, changed_at from integration_webhook order by changed_at desc, id
