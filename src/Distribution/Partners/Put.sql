insert into distribution_partner (id, name, kind, gln, region, number) values (@id, @name, @kind, @gln, @region, @number)
