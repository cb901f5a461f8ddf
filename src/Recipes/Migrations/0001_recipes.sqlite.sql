-- Derived: the list of recipes, one row for each version. Keys are upper case, as in the streams.
create table recipe_version (
    id_key text not null,
    version_key text not null,
    id text not null,
    version text not null,
    title_en text not null,
    title_vi text,
    title_zh text,
    product_code text,
    product_name text,
    strength text,
    phases integer not null,
    instructions integer not null,
    findings_open integer not null,
    state text not null,
    recipe text not null,
    source_format text,
    changed_at integer not null,
    changed_by text not null,
    primary key (id_key, version_key)
) strict;
create index recipe_version_state on recipe_version (state, id_key, version_key);
