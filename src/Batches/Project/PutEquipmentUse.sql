insert into batch_equipment (equipment, batch, step, run, at)
values (@equipment, @batch, @step, coalesce((select run from equipment_run where equipment = @equipment), 0), @at)
on conflict (equipment, batch, step) do update set run = excluded.run, at = excluded.at
