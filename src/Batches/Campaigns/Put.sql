insert into campaign (id, site, number) values (@id, @site, @number)
