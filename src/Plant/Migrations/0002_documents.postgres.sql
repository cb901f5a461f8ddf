create table plant_document (
    id text collate "C" not null,
    version text collate "C" not null,
    title text not null,
    effective_on text not null,
    link text,
    primary key (id, version)
);
