select 1 as found where to_regclass('schema_migration') is not null
