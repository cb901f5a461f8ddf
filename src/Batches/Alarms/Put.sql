insert into equipment_alarm (
    id, equipment, site, point, said, value, limits, critical, batch, exception, raised_at, raised_by, zone, number)
values (@id, @equipment, @site, @point, @said, @value, @limits, @critical, @batch, @exception, @at, @by, @zone, @number)
