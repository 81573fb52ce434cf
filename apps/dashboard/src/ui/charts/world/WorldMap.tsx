import { useState, type JSX, type PointerEvent } from 'react';
import { useFormat } from '../../format/useFormat.ts';
import chart from '../charts.module.css';
import { classOf, mapClasses } from './map-classes.ts';
import styles from './world.module.css';
import world from './world.generated.json';

interface WorldMapProps {
  label: string;
  /** Installations by ISO 3166 code. */
  counts: ReadonlyMap<string, number>;
  onPick: (code: string) => void;
}

const paths: [code: string, outline: string][] = Object.entries(world.paths);
const dots: [code: string, centre: number[]][] = Object.entries(world.dots);

/**
 * An equal-area map in classes of one colour. It answers to the mouse only, on purpose: the ranked list beside it holds
 * the same data for keyboard and screen reader.
 */
export function WorldMap({ label, counts, onPick }: WorldMapProps): JSX.Element {
  const format = useFormat();
  const [pointed, setPointed] = useState<{ code: string; x: number; y: number }>();
  const classes = mapClasses(Math.max(1, ...counts.values()));
  const step = (code: string) => {
    const count = counts.get(code);
    return count === undefined ? undefined : classOf(classes, count)?.step;
  };
  const events = (code: string) => ({
    onPointerMove(event: PointerEvent<SVGElement>) {
      const box = event.currentTarget.ownerSVGElement?.getBoundingClientRect();
      if (box) setPointed({ code, x: event.clientX - box.left, y: event.clientY - box.top });
    },
    onClick: () => counts.has(code) && onPick(code),
  });
  return (
    <div className={styles.map}>
      <svg
        viewBox={`0 0 ${world.width} ${world.height}`}
        role="img"
        aria-label={label}
        onPointerLeave={() => setPointed(undefined)}
      >
        <path d={world.unnamed} className={styles.land} />
        {paths.map(([code, outline]) => (
          <path key={code} d={outline} className={styles.land} data-step={step(code)} {...events(code)} />
        ))}
        {dots.map(
          ([code, [x, y]]) =>
            counts.has(code) && (
              <circle key={code} cx={x} cy={y} r={5} className={styles.land} data-step={step(code)} {...events(code)} />
            ),
        )}
      </svg>
      {pointed && (
        <div
          className={chart.tooltip}
          style={{ left: Math.min(pointed.x + 12, 0.7 * world.width), top: pointed.y + 12 }}
        >
          <div className={chart.tooltipHead}>{format.country(pointed.code)}</div>
          {format.count(counts.get(pointed.code))}
        </div>
      )}
      <div className={styles.classes} aria-hidden="true">
        {classes.map((mapClass) => (
          <span key={mapClass.step}>
            <i style={{ background: `var(--s${mapClass.step})` }} />
            {format.compact(mapClass.from)}+
          </span>
        ))}
      </div>
    </div>
  );
}
