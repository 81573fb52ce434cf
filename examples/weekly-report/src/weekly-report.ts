#!/usr/bin/env node
import { ApiError, createClient } from '@usance/api';
import { weekInWords } from './week-in-words.ts';

const { USANCE_SERVER: url = 'http://localhost:8420', USANCE_TOKEN: token = '' } = process.env;
const client = createClient({ url, token });

try {
  const [argument] = process.argv.slice(2);
  const id = argument === undefined ? (await client.products())[0]?.id : Number(argument);
  if (id === undefined) throw new Error('There is no product yet.');
  // A report that nobody waits for any more is stopped on the server, too.
  console.log(await weekInWords(client.product(id), AbortSignal.timeout(30_000)));
} catch (error) {
  // What the server says is wrong, and what to do about it. Its code is one of a list that the types know.
  if (error instanceof ApiError && error.code === 'not-signed-in')
    console.error('Set USANCE_TOKEN to a token with the scope read.');
  else console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
