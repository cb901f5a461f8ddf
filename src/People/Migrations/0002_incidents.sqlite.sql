create table people_incident (
    id text primary key,
    kind text not null,
    subject text not null,
    detail text not null,
    site text,
    facts text not null,
    opened_at integer not null,
    number integer not null,
    times integer not null,
    last_at integer not null,
    over_at integer,
    closed_at integer,
    closed_by text,
    cause text,
    action text
) strict, without rowid;
create index people_incident_number on people_incident (number);
