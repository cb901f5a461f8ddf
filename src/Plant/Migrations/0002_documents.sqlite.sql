create table plant_document (
    id text not null,
    version text not null,
    title text not null,
    effective_on text not null,
    link text,
    primary key (id, version)
) strict;
