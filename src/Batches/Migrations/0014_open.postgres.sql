-- Tablets of a site ask once a minute which batches are not over.
create index batch_board_open on batch_board (site, changed_at) where state not in ('complete', 'stopped', 'aborted');
