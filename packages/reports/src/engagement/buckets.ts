/** A stretch of a scale: from its start on, up to but without its end; the last one has no end. */
export interface Bucket {
  bucket: string;
  from: number;
  to: number | null;
}

/** The buckets between these edges and one beyond them. */
export const bucketsBetween = (edges: readonly number[]): Bucket[] =>
  edges.map((from, index) => {
    const to = edges[index + 1] ?? null;
    return { bucket: to === null ? `${from}+` : `${from}-${to}`, from, to };
  });

/** The buckets between these edges of a count, each named after the first and the last whole number in it. */
export const countBucketsBetween = (edges: readonly number[]): Bucket[] =>
  bucketsBetween(edges).map(({ from, to, bucket }) => {
    if (to === null) return { bucket, from, to };
    return { bucket: to === from + 1 ? `${from}` : `${from}-${to - 1}`, from, to };
  });
