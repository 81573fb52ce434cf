-- Roll-ups tell what people had agreed to, and in which order who had several versions or types of licence on a day had them: all days are built again,
-- under marks of a new epoch.
INSERT INTO epochs SELECT max(epoch) + 1 FROM epochs;
INSERT INTO day_marks SELECT product_id, day, (SELECT max(epoch) FROM epochs) FROM day_marks GROUP BY product_id, day;
