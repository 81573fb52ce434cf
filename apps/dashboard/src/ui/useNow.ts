import { useEffect, useState } from 'react';

/** The time in milliseconds, anew every minute: what says how old something is must grow old by itself. */
export function useNow(): number {
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), 60_000);
    return () => clearInterval(timer);
  }, []);
  return nowMs;
}
