alter table plant_document add column retired_for text;
