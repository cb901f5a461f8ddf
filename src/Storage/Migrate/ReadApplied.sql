select name, hash from schema_migration where module = @module
