insert into activity_site (stream, site) values (@stream, @site) on conflict (stream) do nothing
