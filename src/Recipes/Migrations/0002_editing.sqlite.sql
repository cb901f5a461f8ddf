-- Derived: which edit made which content. What is not stored whole is made again from the content before and the changes.
create table recipe_edit (
    stream text not null,
    version integer not null,
    number integer not null,
    recipe text not null,
    previous text not null,
    primary key (stream, version)
) strict;
create index recipe_edit_recipe on recipe_edit (recipe, number);

-- Operational: who has a draft open, and where. A row is worth forty seconds.
create table recipe_presence (
    stream text not null,
    user_id text not null,
    element text,
    since integer not null,
    seen_at integer not null,
    primary key (stream, user_id)
) strict;
