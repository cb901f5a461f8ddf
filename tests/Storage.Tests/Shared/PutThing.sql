insert into thing (id, name) values (@id, @name)
