select batch, min(gtin) as gtin, min(lot) as lot, min(expiry) as expiry, min(product_name) as product_name, min(site) as site,
  cast(sum(count) as bigint) as packs, min(at) as first_at, max(at) as last_at, min(zone) as zone
from serials_set where batch = @batch group by batch
