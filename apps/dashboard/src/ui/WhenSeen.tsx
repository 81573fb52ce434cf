import { useEffect, useRef, useState, type JSX, type ReactNode } from 'react';
import { useIsAsking } from '../data/reports.ts';

/** How far below the window something may be and still be made ready. */
const aheadPx = 200;
/** When for so long nothing was asked, all that was to come first is there. */
const restMs = 500;

interface WhenSeenProps {
  className?: string | undefined;
  /** About as high as what will be there. */
  heightPx: number;
  /** Whether it is made ready, too, once the page above has all its answers: for who prints it, or scrolls fast. */
  orAtRest?: boolean;
  children: ReactNode;
}

/** Keeps the place of what is asked for only when somebody comes near it, so that it slows down nothing above. */
export function WhenSeen({ className, heightPx, orAtRest = false, children }: WhenSeenProps): JSX.Element {
  const place = useRef<HTMLDivElement>(null);
  const [isSeen, setIsSeen] = useState(false);
  useEffect(() => {
    if (isSeen || !place.current) return undefined;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && setIsSeen(true), {
      rootMargin: `${aheadPx}px`,
    });
    observer.observe(place.current);
    return () => observer.disconnect();
  }, [isSeen]);
  const isAsking = useIsAsking();
  useEffect(() => {
    if (isSeen || isAsking || !orAtRest) return undefined;
    const timer = setTimeout(() => setIsSeen(true), restMs);
    return () => clearTimeout(timer);
  }, [isSeen, isAsking, orAtRest]);
  if (isSeen) return <>{children}</>;
  return <div ref={place} className={className} style={{ minHeight: heightPx }} />;
}
