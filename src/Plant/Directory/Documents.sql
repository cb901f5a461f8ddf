select id, version, title, effective_on, link from plant_document order by id, effective_on, version
