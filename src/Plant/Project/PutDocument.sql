insert into plant_document (id, version, title, effective_on, link) values (@id, @version, @title, @effective_on, @link)
