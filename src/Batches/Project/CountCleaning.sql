insert into equipment_run (equipment, run) values (@equipment, 1)
on conflict (equipment) do update set run = equipment_run.run + 1
