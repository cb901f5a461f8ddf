select d.id from plant_device d join plant_equipment e on e.id = d.id
where e.site = @site and (d.is_balance = @balances)
order by d.id
