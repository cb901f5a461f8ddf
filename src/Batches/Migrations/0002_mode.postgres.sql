alter table batch_board add column mode text not null default 'automatic';
