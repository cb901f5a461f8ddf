-- Procedures without a batch: what each does, and on which piece of equipment.
alter table batch_board add column procedure_kind text;
alter table batch_board add column procedure_equipment text;
