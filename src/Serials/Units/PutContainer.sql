insert into serials_container (sscc, parent, place_kind, place, status, destination_kind, destination, quarantine, count, number, at, zone)
values (@sscc, null, 'site', @site, 'here', null, null, 0, @count, @number, @at, @zone)
