import { Type, type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import { BackupError } from './backup-error.ts';

/** What a backup is made of, in this order: its beginning, the warehouse by tables and partitions, the registry by tables, its end. */
const PieceHeadSchema = Type.Union([
  Type.Object({
    kind: Type.Literal('begin'),
    warehouseSchema: Type.Integer(),
    registrySchema: Type.Integer(),
    /** Tells the application's secret from another one. */
    secretCheck: Type.String(),
  }),
  Type.Object({
    kind: Type.Literal('partition'),
    table: Type.String(),
    columns: Type.Record(Type.String(), Type.String()),
    id: Type.String(),
  }),
  /** Of the last partition: some of its rows' bytes, as the body. */
  Type.Object({ kind: Type.Literal('bytes') }),
  /** Rows of a table of the registry: JSON lines, as the body. */
  Type.Object({ kind: Type.Literal('rows'), table: Type.String() }),
  Type.Object({ kind: Type.Literal('end') }),
]);
export type PieceHead = Static<typeof PieceHeadSchema>;

/** A piece with its body, which may be empty. */
export type Piece = PieceHead & { body: Buffer };

const validHead = Compile(PieceHeadSchema);
const lengths = 8;

/** A piece as bytes: the lengths of both parts, the head as JSON, the body. */
export function writePiece(head: PieceHead, body: Uint8Array = Buffer.alloc(0)): Buffer {
  const text = Buffer.from(JSON.stringify(head));
  const before = Buffer.alloc(lengths);
  before.writeUInt32BE(text.length, 0);
  before.writeUInt32BE(body.length, 4);
  return Buffer.concat([before, text, body]);
}

/** The pieces that a stream of bytes holds, up to its end, which must be there. Throws a `BackupError` `newer` or `damaged`. */
export async function* readPieces(source: AsyncIterable<Buffer>): AsyncGenerator<Piece> {
  let read = Buffer.alloc(0);
  let waiting: Buffer[] = [];
  let waitingBytes = 0;
  let needed = lengths;
  for await (const some of source) {
    waiting.push(some);
    waitingBytes += some.length;
    if (waitingBytes < needed) continue;
    read = Buffer.concat(waiting);
    let at = 0;
    for (;;) {
      needed = lengthAt(read, at);
      if (read.length - at < needed) break;
      const piece = pieceAt(read, at);
      at += needed;
      yield piece;
      if (piece.kind === 'end') return;
    }
    waiting = [read.subarray(at)];
    waitingBytes = read.length - at;
  }
  throw new BackupError('damaged', 'this backup cannot be used: it has no end; take another one');
}

const lengthAt = (read: Buffer, at: number) =>
  read.length - at < lengths ? lengths : lengths + read.readUInt32BE(at) + read.readUInt32BE(at + 4);

function pieceAt(read: Buffer, at: number): Piece {
  const bodyAt = at + lengths + read.readUInt32BE(at);
  const head: unknown = JSON.parse(read.toString('utf8', at + lengths, bodyAt));
  if (!validHead.Check(head))
    throw new BackupError('newer', 'this backup holds what only a newer version knows; restore it with that version');
  return { ...head, body: read.subarray(bodyAt, bodyAt + read.readUInt32BE(at + 4)) };
}
