-- Derived: which edit made which content. What is not stored whole is made again from the content before and the changes.
create table recipe_edit (
    stream text collate "C" not null,
    version bigint not null,
    number bigint not null,
    recipe text not null,
    previous text not null,
    primary key (stream, version)
);
create index recipe_edit_recipe on recipe_edit (recipe, number);

-- Operational: who has a draft open, and where. A row is worth forty seconds.
create table recipe_presence (
    stream text collate "C" not null,
    user_id text not null,
    element text,
    since bigint not null,
    seen_at bigint not null,
    primary key (stream, user_id)
);
