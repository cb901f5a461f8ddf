create table if not exists schema_migration (
    module text not null,
    name text not null,
    hash text not null,
    at bigint not null,
    primary key (module, name)
)
