-- Whether a customer has had an alert about a product lately is asked at each alert.
create index alerts_of_a_product on alerts (sku, customer_id, kind, created_at);
