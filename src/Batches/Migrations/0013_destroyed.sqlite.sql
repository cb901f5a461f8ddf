-- Derived: what was weighed for a batch and destroyed is gone from its lot, and is in no batch.
alter table batch_consumption add column destroyed integer not null default 0;
