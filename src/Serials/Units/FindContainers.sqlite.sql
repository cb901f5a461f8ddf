select c.sscc, c.parent, c.place_kind, c.place, c.status, c.destination_kind, c.destination, c.quarantine, c.count, c.number, c.at, c.zone
from json_each(@ssccs) g join serials_container c on c.sscc = g.value
