-- Operational: secrets never enter entries.
create table people_account (
    user_id text primary key,
    password_hash text,
    password_at integer not null,
    must_change integer not null,
    failures integer not null,
    signed_in_at integer
) strict, without rowid;

create table people_session (
    id_hash blob primary key,
    session_id text not null unique,
    user_id text not null,
    csrf text not null,
    started_at integer not null,
    seen_at integer not null,
    locked_at integer,
    ended_at integer,
    signed_at integer,
    terminal text,
    address text
) strict, without rowid;
create index people_session_user on people_session (user_id, started_at);

create table people_challenge (
    id_hash blob primary key,
    purpose text not null,
    user_id text,
    document_hash text,
    state text not null,
    expires_at integer not null
) strict, without rowid;

create table people_passkey (
    credential_id blob primary key,
    user_id text not null,
    label text not null,
    public_key blob not null,
    sign_count integer not null,
    transports text not null,
    user_verified integer not null,
    backup_eligible integer not null,
    backed_up integer not null,
    attestation_object blob not null,
    client_data blob not null,
    created_at integer not null,
    used_at integer
) strict, without rowid;
create index people_passkey_user on people_passkey (user_id);

create table people_token (
    hash blob primary key,
    token_id text not null unique,
    used_at integer
) strict, without rowid;

create table people_notice_seen (
    user_id text primary key,
    number integer not null
) strict, without rowid;

-- Derived: written by PeopleProjection only.
create table people_person (
    user_id text primary key,
    name text not null,
    language text not null,
    active integer not null,
    locked integer not null,
    identity_checked_at integer,
    identity_checked_by text,
    identity_checked_how text,
    added_at integer not null,
    added_by text not null,
    deactivated_at integer
) strict, without rowid;

create table people_role (
    number integer primary key,
    user_id text not null,
    role text not null,
    site text not null,
    reason text not null,
    granted_by text not null,
    granted_at integer not null,
    revoked_by text,
    revoked_at integer,
    revoke_reason text
) strict;
create index people_role_user on people_role (user_id, role, site);

create table people_qualification (
    number integer primary key,
    user_id text not null,
    qualification text not null,
    expires_at integer,
    reason text not null,
    granted_by text not null,
    granted_at integer not null,
    revoked_by text,
    revoked_at integer,
    revoke_reason text
) strict;
create index people_qualification_user on people_qualification (user_id, qualification);

create table people_machine (
    token_id text primary key,
    name text not null,
    roles text not null,
    created_by text not null,
    created_at integer not null,
    expires_at integer not null,
    revoked_by text,
    revoked_at integer
) strict, without rowid;

create table people_notice (
    number integer not null,
    audience text not null,
    urgency text not null,
    code text not null,
    subject text not null,
    facts text not null,
    at integer not null,
    closed_at integer,
    primary key (number, audience)
) strict, without rowid;
create index people_notice_audience on people_notice (audience, number);
create index people_notice_subject on people_notice (code, subject);
