select id, name, kind, gln, region from distribution_partner where id = @id
