-- Since when equipment stands as it does, whether it is in service, and which batch it is kept for.
alter table plant_equipment add column since integer not null default 0;
alter table plant_equipment add column out_of_service text;
alter table plant_equipment add column allocated_to text;
