-- Derived: building blocks of the library, and the elements of versions that came from one.
alter table recipe_version add column is_block integer not null default 0;
create table recipe_block_use (
    id_key text not null,
    version_key text not null,
    element text not null,
    block_key text not null,
    block_version text not null,
    primary key (id_key, version_key, element)
) strict;
create index recipe_block_use_block on recipe_block_use (block_key, id_key, version_key);
