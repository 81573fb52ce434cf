-- Roll-ups tell of every dimension and feature who had it elsewhere: all days are built again, under marks of a new epoch.
INSERT INTO epochs SELECT max(epoch) + 1 FROM epochs;
INSERT INTO day_marks SELECT product_id, day, (SELECT max(epoch) FROM epochs) FROM day_marks GROUP BY product_id, day;
