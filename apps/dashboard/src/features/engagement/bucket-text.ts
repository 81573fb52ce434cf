/** A bucket as people write it: from one number to another with a dash as wide as a digit. */
export function bucketText(bucket: string): string {
  return bucket.replace('-', '–');
}
