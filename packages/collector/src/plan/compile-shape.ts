import { distinctValuesOf, type FullShape } from '@usance/protocol';

/** A value as it is sent. */
export type Value = string | number | boolean;

export interface CompiledShape {
  /** The value as it is kept; `undefined` if it is none that the plan declares. */
  fit(value: Value): Value | undefined;
  /** Whether somebody else than the plan's author wrote the text. */
  isFree: boolean;
  /** How many different values are kept; `undefined` if the plan lists all that there can be. */
  mostValues: number | undefined;
}

/** Characters that a text which matches a pattern may have. */
const patternTextLength = 64;

export const compileShape = (shape: FullShape): CompiledShape => ({
  ...fitOf(shape),
  mostValues: distinctValuesOf(shape),
});

function fitOf(shape: FullShape): Omit<CompiledShape, 'mostValues'> {
  switch (shape.type) {
    case 'enum': {
      const values = new Set<Value>(shape.values);
      return { fit: (value) => (values.has(value) ? value : undefined), isFree: false };
    }
    case 'buckets':
      return { fit: bucketOf(shape.bounds), isFree: false };
    case 'pattern': {
      const pattern = new RegExp(`^(?:${shape.pattern})$`, 'u');
      const fits = (value: Value) =>
        typeof value === 'string' && value.length <= patternTextLength && pattern.test(value);
      return { fit: (value) => (fits(value) ? value : undefined), isFree: true };
    }
    default: {
      const { type } = shape;
      return { fit: (value) => (typeof value === type ? value : undefined), isFree: false };
    }
  }
}

/** A bucket's lower bound stands for all that lies in it: of the number itself nothing is kept. */
const bucketOf = (bounds: readonly number[]) => (value: Value) =>
  typeof value === 'number' ? bounds.findLast((bound) => bound <= value) : undefined;
