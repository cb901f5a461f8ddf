create table equipment_alarm (
    id text collate "C" primary key,
    equipment text not null,
    site text not null,
    point text,
    said text not null,
    value text,
    limits text,
    critical bigint not null,
    batch text,
    exception text,
    raised_at bigint not null,
    raised_by text not null,
    zone text not null,
    number bigint not null,
    acknowledged_at bigint,
    acknowledged_by text,
    comment text
);
create index equipment_alarm_number on equipment_alarm (number);
create index equipment_alarm_equipment on equipment_alarm (equipment, number);
