import { useState, type KeyboardEvent, type PointerEvent } from 'react';

const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, PageUp: -7, PageDown: 7 };

export interface ReadingOptions {
  count: number;
  /** The period under a pointer. */
  nearest: (event: PointerEvent<SVGSVGElement>) => number;
  /** Called with the first and the last period of a dragged selection. */
  onSelect?: ((first: number, last: number) => void) | undefined;
}

/** Which period of a chart is being read: by pointer, or by keyboard with arrows, Page keys, Home, End and Escape. */
export function useReading({ count, nearest, onSelect }: ReadingOptions) {
  const [index, setIndex] = useState<number>();
  const [drag, setDrag] = useState<{ from: number; to: number }>();
  const read = (at: number) => setIndex(Math.max(0, Math.min(count - 1, at)));
  const leave = () => {
    setIndex(undefined);
    setDrag(undefined);
  };
  const selection = drag && { first: Math.min(drag.from, drag.to), last: Math.max(drag.from, drag.to) };

  return {
    // The axis may have become shorter under a reading that stood still.
    index: index !== undefined && index < count ? index : undefined,
    selection: selection && selection.last > selection.first ? selection : undefined,
    handlers: {
      onKeyDown(event: KeyboardEvent) {
        const step = steps[event.key];
        if (step !== undefined) read(index === undefined ? (step < 0 ? count - 1 : 0) : index + step);
        else if (event.key === 'Home') read(0);
        else if (event.key === 'End') read(count - 1);
        else if (event.key === 'Escape') leave();
        else return;
        event.preventDefault();
      },
      onBlur: leave,
      onPointerMove(event: PointerEvent<SVGSVGElement>) {
        const at = nearest(event);
        read(at);
        if (drag) setDrag({ ...drag, to: at });
      },
      onPointerLeave() {
        if (!drag) leave();
      },
      onPointerDown(event: PointerEvent<SVGSVGElement>) {
        if (!onSelect || event.pointerType !== 'mouse' || event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        setDrag({ from: nearest(event), to: nearest(event) });
      },
      onPointerUp() {
        if (selection && selection.last > selection.first) onSelect?.(selection.first, selection.last);
        setDrag(undefined);
      },
    },
  };
}
