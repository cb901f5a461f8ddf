-- Derived: by what an entry is found. One row for each term, such as "actor:lan" or "type:step-signed.v1".
create table activity_term (
    term text not null,
    number integer not null,
    primary key (term, number)
) strict, without rowid;

-- Derived: the site that a stream belongs to, as its first entry says.
create table activity_site (
    stream text primary key,
    site text not null
) strict, without rowid;

-- Derived: the words of an entry, lower case and without punctuation; the words alone, not the text.
create virtual table activity_words using fts5(
    words, content = '', contentless_delete = 1, detail = 'none', tokenize = "ascii tokenchars '.'");
