-- Operational: secrets never enter entries.
create table people_account (
    user_id text primary key,
    password_hash text,
    password_at bigint not null,
    must_change bigint not null,
    failures bigint not null,
    signed_in_at bigint
);

create table people_session (
    id_hash bytea primary key,
    session_id text not null unique,
    user_id text not null,
    csrf text not null,
    started_at bigint not null,
    seen_at bigint not null,
    locked_at bigint,
    ended_at bigint,
    signed_at bigint,
    terminal text,
    address text
);
create index people_session_user on people_session (user_id, started_at);

create table people_challenge (
    id_hash bytea primary key,
    purpose text not null,
    user_id text,
    document_hash text,
    state text not null,
    expires_at bigint not null
);

create table people_passkey (
    credential_id bytea primary key,
    user_id text not null,
    label text not null,
    public_key bytea not null,
    sign_count bigint not null,
    transports text not null,
    user_verified bigint not null,
    backup_eligible bigint not null,
    backed_up bigint not null,
    attestation_object bytea not null,
    client_data bytea not null,
    created_at bigint not null,
    used_at bigint
);
create index people_passkey_user on people_passkey (user_id);

create table people_token (
    hash bytea primary key,
    token_id text not null unique,
    used_at bigint
);

create table people_notice_seen (
    user_id text primary key,
    number bigint not null
);

-- Derived: written by PeopleProjection only.
create table people_person (
    user_id text primary key,
    name text not null,
    language text not null,
    active bigint not null,
    locked bigint not null,
    identity_checked_at bigint,
    identity_checked_by text,
    identity_checked_how text,
    added_at bigint not null,
    added_by text not null,
    deactivated_at bigint
);

create table people_role (
    number bigint primary key,
    user_id text not null,
    role text not null,
    site text not null,
    reason text not null,
    granted_by text not null,
    granted_at bigint not null,
    revoked_by text,
    revoked_at bigint,
    revoke_reason text
);
create index people_role_user on people_role (user_id, role, site);

create table people_qualification (
    number bigint primary key,
    user_id text not null,
    qualification text not null,
    expires_at bigint,
    reason text not null,
    granted_by text not null,
    granted_at bigint not null,
    revoked_by text,
    revoked_at bigint,
    revoke_reason text
);
create index people_qualification_user on people_qualification (user_id, qualification);

create table people_machine (
    token_id text primary key,
    name text not null,
    roles text not null,
    created_by text not null,
    created_at bigint not null,
    expires_at bigint not null,
    revoked_by text,
    revoked_at bigint
);

create table people_notice (
    number bigint not null,
    audience text not null,
    urgency text not null,
    code text not null,
    subject text not null,
    facts text not null,
    at bigint not null,
    closed_at bigint,
    primary key (number, audience)
);
create index people_notice_audience on people_notice (audience, number);
create index people_notice_subject on people_notice (code, subject);
