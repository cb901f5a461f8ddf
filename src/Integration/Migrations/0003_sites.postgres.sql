-- Derived: which sites a message is about. What names none is read at all.
create table integration_message_site (
    message text not null,
    site text not null,
    primary key (message, site)
);

-- Derived: the sites whose messages were counted; null for all.
alter table integration_reconciliation add column sites text;
