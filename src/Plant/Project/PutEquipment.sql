insert into plant_equipment (id, name, level, class, site, area, parent, condition, calibration_due_on, since)
values (@id, @name, @level, @class, @site, @area, @parent, @condition, @calibration_due_on, @since)
