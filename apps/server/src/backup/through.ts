import { Readable, type Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Sends bytes through a transform. Whoever stops reading has also stopped the source when that is over. */
export async function* through(source: AsyncIterable<Uint8Array>, transform: Transform): AsyncGenerator<Buffer> {
  const readable = Readable.from(source, { objectMode: false });
  const closed = new Promise((resolve) => readable.once('close', resolve));
  const fed = pipeline(readable, transform);
  fed.catch(() => undefined); // it is thrown below, unless whoever reads has stopped first
  try {
    for await (const chunk of transform) yield chunk as Buffer; // a transform of bytes gives bytes
    await fed;
  } finally {
    readable.destroy();
    await closed;
  }
}
