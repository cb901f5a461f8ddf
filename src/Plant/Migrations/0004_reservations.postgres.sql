-- What batches are promised of a lot, and in how many containers it came.
alter table plant_lot add column reserved_unscaled bigint not null default 0;
alter table plant_lot add column reserved_scale bigint not null default 0;
alter table plant_lot add column containers bigint not null default 0;
