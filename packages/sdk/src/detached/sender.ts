/* The program of the process that sends what another one left. It takes the options from the environment, and ends by itself. */
import { init, type InitOptions } from '../node/init.ts';
import { senderVariable } from './detached-sender.ts';

/** For a slow network: nobody waits for this process. */
const timeoutMs = 30_000;

const given = process.env[senderVariable];
if (given !== undefined) void init(JSON.parse(given) as InitOptions).shutdown({ timeoutMs }); // init checks them
