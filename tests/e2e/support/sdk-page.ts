import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Where a page lies that has a program of the tests in it: an origin of its own, beside the server under test. */
export interface SdkPage {
  url: string;
  close(): void;
}

/** Serves an empty page with this source file bundled into it, from the SDK's sources. Its headers may be a strict policy. */
export async function serveSdkPage(source: string, headers: Record<string, string> = {}): Promise<SdkPage> {
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: root, loader: 'ts' },
    bundle: true,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    conditions: ['@usance/source'],
    write: false,
  });
  const script = outputFiles[0]?.text ?? '';
  const server = createServer((request, response) => {
    if (request.url === '/page.js') response.setHeader('content-type', 'text/javascript').end(script);
    else
      response
        .writeHead(200, { 'content-type': 'text/html', ...headers })
        .end(
          '<!doctype html><html lang="en"><title>Page</title><link rel="icon" href="data:,"><script src="/page.js"></script>',
        );
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return { url: `http://localhost:${(server.address() as AddressInfo).port}/`, close: () => void server.close() }; // a TCP server has one
}
