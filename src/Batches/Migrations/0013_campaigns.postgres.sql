create table campaign (
    id text collate "C" primary key,
    site text not null,
    number bigint not null
);
create index campaign_number on campaign (number);

create table campaign_batch (
    batch text collate "C" primary key,
    campaign text not null,
    place bigint not null
);
create index campaign_batch_campaign on campaign_batch (campaign);
