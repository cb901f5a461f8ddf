-- Derived: by what an entry is found. One row for each term, such as "actor:lan" or "type:step-signed.v1".
create table activity_term (
    term text collate "C" not null,
    number bigint not null,
    primary key (term, number)
);

-- Derived: the site that a stream belongs to, as its first entry says.
create table activity_site (
    stream text collate "C" primary key,
    site text not null
);

-- Derived: the words of an entry, lower case and without punctuation; the words alone, not the text.
create table activity_words (
    number bigint primary key,
    words tsvector not null
);
create index activity_words_words on activity_words using gin (words);
