select id, name, kind, gln, region from distribution_partner order by name, id
