select lot.id, lot.material, material.name as material_name, lot.site, lot.status, lot.unit,
    lot.on_hand_unscaled, lot.on_hand_scale, lot.received_unscaled, lot.received_scale,
    lot.reserved_unscaled, lot.reserved_scale, lot.containers, lot.supplier, lot.supplier_lot, lot.expiry_on, lot.received_at, lot.zone
from plant_lot lot
join plant_material material on material.code = lot.material
where (cast(@site as text) is null or lot.site = @site)
  and (cast(@material as text) is null or lot.material = @material)
  and (cast(@status as text) is null or lot.status = @status)
  and (cast(@text as text) is null or lower(lot.id) like @text or lower(material.name) like @text or lower(lot.supplier_lot) like @text)
  and (cast(@after as text) is null or lot.id > @after)
order by lot.id
limit @count
