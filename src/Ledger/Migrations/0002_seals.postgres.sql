-- Ledger: signed tree heads. They cannot be computed again without the key.
create table ledger_seal (
    size bigint primary key,
    at bigint not null,
    root bytea not null,
    key_id text not null,
    signature bytea not null
);
create trigger ledger_seal_no_change before update or delete on ledger_seal
    for each row execute function ledger_immutable();
create trigger ledger_seal_no_truncate before truncate on ledger_seal
    for each statement execute function ledger_immutable();

-- Derived: inner nodes of the Merkle tree, of every eighth level.
create table ledger_tree (
    level bigint not null,
    position bigint not null,
    hash bytea not null,
    primary key (level, position)
);

-- Operational: which node does a job that only one node should do.
create table lease (
    name text primary key,
    holder text not null,
    until bigint not null
);
