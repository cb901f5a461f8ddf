-- Procedures that are carried out on equipment without a batch.
alter table recipe_version add column procedure_for text;
alter table recipe_version add column procedure_class text;
