import { BackupsSchema } from '@usance/api';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import type { Context } from '../../context.ts';

/** Whoever asked for a backup and takes nothing of it for so long has gone. */
const idleMs = 300_000;

/** Backups of everything: one as a stream, and what is known of those that were made. */
export function backupRoutes({ backups, access }: Context) {
  return async (app: FastifyInstance): Promise<void> => {
    app.get(
      '/api/v1/backup',
      {
        schema: {
          summary: 'Make a backup of everything: an encrypted file, which the key of its month opens',
          response: {
            200: {
              description: 'The backup, for usance restore',
              content: { 'application/octet-stream': { schema: Type.String({ format: 'binary' }) } },
            },
          },
        },
      },
      async (request, reply) => {
        await access.require(request, 'backup');
        const { fileName, stream } = backups.begin();
        reply.raw.setTimeout(idleMs, () => stream.destroy());
        return reply
          .header('content-type', 'application/octet-stream')
          .header('content-disposition', `attachment; filename="${fileName}"`)
          .header('cache-control', 'no-store')
          .send(stream);
      },
    );

    app.get(
      '/api/v1/backups',
      {
        schema: {
          summary: 'When backups were made, how large they are and until when they can be read',
          response: { 200: BackupsSchema },
        },
      },
      async (request) => {
        await access.require(request, 'backup');
        return { backups: await backups.list() };
      },
    );
  };
}
