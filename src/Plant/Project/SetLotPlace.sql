update plant_lot set site = coalesce(@site, site), storage_zone = @storage_zone, under_way_to = @under_way_to where id = @id
