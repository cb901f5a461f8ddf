insert into schema_migration (module, name, hash, at) values (@module, @name, @hash, @at)
