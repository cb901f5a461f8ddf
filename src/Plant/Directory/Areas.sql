select id, name, site from plant_area
where cast(@site as text) is null or site = @site
order by site, id
