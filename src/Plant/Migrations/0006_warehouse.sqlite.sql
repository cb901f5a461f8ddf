-- Where a lot lies, until when it is good without another test, and which batch made it.
alter table plant_lot add column storage_zone text;
alter table plant_lot add column retest_on text;
alter table plant_lot add column made_by text;
alter table plant_lot add column under_way_to text;
alter table plant_lot add column count_waits integer not null default 0;
