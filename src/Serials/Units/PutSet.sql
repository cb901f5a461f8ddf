insert into serials_set (set_id, batch, gtin, lot, expiry, product_name, site, count, number, at, zone, actor)
values (@set_id, @batch, @gtin, @lot, @expiry, @product_name, @site, @count, @number, @at, @zone, @actor)
