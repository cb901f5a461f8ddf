create table campaign (
    id text primary key,
    site text not null,
    number integer not null
) strict;
create index campaign_number on campaign (number);

create table campaign_batch (
    batch text primary key,
    campaign text not null,
    place integer not null
) strict;
create index campaign_batch_campaign on campaign_batch (campaign);
