create table people_incident (
    id text collate "C" primary key,
    kind text not null,
    subject text not null,
    detail text not null,
    site text,
    facts text not null,
    opened_at bigint not null,
    number bigint not null,
    times bigint not null,
    last_at bigint not null,
    over_at bigint,
    closed_at bigint,
    closed_by text,
    cause text,
    action text
);
create index people_incident_number on people_incident (number);
