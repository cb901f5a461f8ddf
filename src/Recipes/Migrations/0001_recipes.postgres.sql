-- Derived: the list of recipes, one row for each version. Keys are upper case, as in the streams.
create table recipe_version (
    id_key text collate "C" not null,
    version_key text collate "C" not null,
    id text not null,
    version text not null,
    title_en text not null,
    title_vi text,
    title_zh text,
    product_code text,
    product_name text,
    strength text,
    phases bigint not null,
    instructions bigint not null,
    findings_open bigint not null,
    state text not null,
    recipe text not null,
    source_format text,
    changed_at bigint not null,
    changed_by text not null,
    primary key (id_key, version_key)
);
create index recipe_version_state on recipe_version (state, id_key, version_key);
