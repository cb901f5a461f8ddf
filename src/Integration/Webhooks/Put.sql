insert into integration_webhook (id, name, url, events, site, state, from_number, changed_at)
values (@id, @name, @url, @events, @site, @state, @from, @at)
