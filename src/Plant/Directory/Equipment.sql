select id, name, level, class, site, area, parent, condition, batch, calibration_due_on, since, out_of_service, allocated_to
from plant_equipment
where (cast(@site as text) is null or site = @site)
  and (cast(@class as text) is null or class = @class)
order by site, id
