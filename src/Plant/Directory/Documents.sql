select id, version, title, effective_on, link, retired_for from plant_document order by id, effective_on, version
