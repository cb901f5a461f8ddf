-- As deliveries are listed, and as old ones are found.
create index integration_delivery_order on integration_delivery (entry desc, id);
create index integration_delivery_done on integration_delivery (done_at);
