import { openChdb } from '@usance/warehouse';

/*
 * Started on the folder of a warehouse by a test that kills it: asks what does not fit into the memory that it is given, so that the engine writes
 * rows into temporary files, again and again.
 */

const [, , folder = ''] = process.argv;
const settings = { max_bytes_ratio_before_external_group_by: 0, max_bytes_before_external_group_by: 1_000_000 };
const warehouse = openChdb(folder, { settings });
const many = 'SELECT concat(version, toString(number)) AS one FROM session_days CROSS JOIN numbers(300000) AS numbers';
for (;;) await warehouse.query(`SELECT max(times) FROM (SELECT one, count() AS times FROM (${many}) GROUP BY one)`);
