-- Which equipment is a balance or a printer; the rest stands in its stream.
create table plant_device (
    id text primary key,
    driver text,
    is_balance integer not null
) strict;
