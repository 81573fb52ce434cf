import { useEffect, useRef, useState, type JSX, type ReactNode } from 'react';

/** How far below the window something may be and still be made ready. */
const aheadPx = 200;

interface WhenSeenProps {
  className?: string | undefined;
  /** About as high as what will be there. */
  heightPx: number;
  children: ReactNode;
}

/** Keeps the place of what is asked for only when somebody comes near it, so that it slows down nothing above. */
export function WhenSeen({ className, heightPx, children }: WhenSeenProps): JSX.Element {
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
  if (isSeen) return <>{children}</>;
  return <div ref={place} className={className} style={{ minHeight: heightPx }} />;
}
