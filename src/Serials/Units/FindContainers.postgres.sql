select c.sscc, c.parent, c.place_kind, c.place, c.status, c.destination_kind, c.destination, c.quarantine, c.count, c.number, c.at, c.zone
from jsonb_array_elements_text(@ssccs::jsonb) g join serials_container c on c.sscc = g.value
