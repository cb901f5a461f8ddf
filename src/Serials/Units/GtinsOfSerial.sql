select gtin from serials_unit where serial = @serial order by gtin limit 20
