-- Ledger: signed tree heads. They cannot be computed again without the key.
create table ledger_seal (
    size integer primary key,
    at integer not null,
    root blob not null,
    key_id text not null,
    signature blob not null
) strict;
create trigger ledger_seal_no_update before update on ledger_seal
begin select raise(abort, 'ledger-immutable: a seal is never changed'); end;
create trigger ledger_seal_no_delete before delete on ledger_seal
begin select raise(abort, 'ledger-immutable: a seal is never removed'); end;
create trigger ledger_seal_no_replace before insert on ledger_seal
when exists (select 1 from ledger_seal where size = new.size)
begin select raise(abort, 'ledger-immutable: a seal is never replaced'); end;

-- Derived: inner nodes of the Merkle tree, of every eighth level.
create table ledger_tree (
    level integer not null,
    position integer not null,
    hash blob not null,
    primary key (level, position)
) strict, without rowid;

-- Operational: which node does a job that only one node should do.
create table lease (
    name text primary key,
    holder text not null,
    until integer not null
) strict;
