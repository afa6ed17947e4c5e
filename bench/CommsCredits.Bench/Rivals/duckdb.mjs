// Loads an export into a new DuckDB file as texts, then asks it for the sums it is given.
import { DuckDBInstance, version } from '@duckdb/node-api';

const [database, source, totals, groups] = process.argv.slice(2);
const text = value => `'${value.replaceAll("'", "''")}'`;
const since = start => Number(process.hrtime.bigint() - start) / 1e9;

const instance = await DuckDBInstance.create(database);
const connection = await instance.connect();
const loading = process.hrtime.bigint();
await connection.run(`CREATE TABLE calls AS SELECT * FROM read_csv(${text(source)}, header = true, all_varchar = true)`);
await connection.run('CHECKPOINT');
const loaded = since(loading);
const rowsOf = async sql => (await connection.runAndReadAll(sql)).getRows();
const total = await rowsOf(totals);
const summing = process.hrtime.bigint();
const sums = await rowsOf(groups);
const summed = since(summing);

for (const row of [...total, ...sums]) console.log(row.join('|'));
console.log(`version|${version()}`);
console.log(`loaded|${loaded}`);
console.log(`summed|${summed}`);
connection.closeSync();
instance.closeSync();
