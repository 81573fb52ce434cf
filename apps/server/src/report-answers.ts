import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import pLimit from 'p-limit';

/** A report's answer as it is sent. */
export interface ReportBody {
  bytes: Buffer;
  /** Changes when the bytes do. */
  etag: string;
}

/** What a question depends on: the same question about unchanged data has the same answer. */
export interface ReportQuestion {
  productId: number;
  /** Everything else that the answer depends on, written out. */
  key: string;
}

/** Answers to reports: so many questions are worked on at once, and what cannot have changed is answered from memory. */
export interface ReportAnswers {
  answer(question: ReportQuestion, signal: AbortSignal, make: () => Promise<Uint8Array | string>): Promise<ReportBody>;
  /** Something of the product may have changed: what was answered about it is not given again. */
  changed(productId: number): void;
}

export interface ReportAnswersOptions {
  /** False where other processes change the data, too: this one would not know. */
  canRemember: boolean;
  /** One question keeps all cores busy; several at once only let small ones pass large ones. */
  atOnce?: number;
  maxBytes?: number;
}

export function createReportAnswers({
  canRemember,
  atOnce = 4,
  maxBytes = 32_000_000,
}: ReportAnswersOptions): ReportAnswers {
  const limit = pLimit(atOnce);
  /** How often each product's data changed since the start. */
  const changes = new Map<number, number>();
  const known = new LRUCache<string, ReportBody>({
    maxSize: maxBytes,
    sizeCalculation: ({ bytes }) => bytes.length + 500,
  });

  return {
    async answer({ productId, key }, signal, make) {
      // Taken before the question is asked: what comes in meanwhile makes the answer one of yesterday.
      const version = `${productId} ${changes.get(productId) ?? 0} ${key}`;
      const remembered = known.get(version);
      if (remembered) return remembered;
      const made = await limit(async () => {
        // Who has gone while it waited needs no answer.
        signal.throwIfAborted();
        return make();
      });
      const bytes = Buffer.from(made);
      const body = { bytes, etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 27)}"` };
      if (canRemember) known.set(version, body);
      return body;
    },
    changed(productId) {
      changes.set(productId, (changes.get(productId) ?? 0) + 1);
    },
  };
}
