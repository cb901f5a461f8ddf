create table equipment_alarm (
    id text primary key,
    equipment text not null,
    site text not null,
    point text,
    said text not null,
    value text,
    limits text,
    critical integer not null,
    batch text,
    exception text,
    raised_at integer not null,
    raised_by text not null,
    zone text not null,
    number integer not null,
    acknowledged_at integer,
    acknowledged_by text,
    comment text
) strict;
create index equipment_alarm_number on equipment_alarm (number);
create index equipment_alarm_equipment on equipment_alarm (equipment, number);
