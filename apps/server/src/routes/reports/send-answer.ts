import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ReportAnswers, ReportQuestion } from '../../report-answers.ts';

export interface AnswerOptions extends ReportQuestion {
  answers: ReportAnswers;
  mediaType: string;
  /** The signal aborts when the asker has gone. */
  make(signal: AbortSignal): Promise<Uint8Array | string>;
}

/** Answers a question about a product's data: from memory while nothing has changed, and with a 304 to whoever has the answer. */
export async function sendAnswer(
  request: FastifyRequest,
  reply: FastifyReply,
  { answers, mediaType, make, productId, key }: AnswerOptions,
): Promise<FastifyReply> {
  const signal = whileConnected(reply);
  const { bytes, etag } = await answers.answer({ productId, key }, signal, () => make(signal));
  void reply.headers({ etag, vary: 'accept', 'cache-control': 'private, no-cache' });
  if (request.headers['if-none-match']?.split(/,\s*/).includes(etag)) return reply.code(304).send();
  const charset = /json|csv/.test(mediaType) ? '; charset=utf-8' : '';
  return reply.type(`${mediaType}${charset}`).send(bytes);
}

/** Aborts when the asker has gone, so that nobody works on for nobody. */
export function whileConnected(reply: FastifyReply): AbortSignal {
  const controller = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) controller.abort();
  });
  return controller.signal;
}
